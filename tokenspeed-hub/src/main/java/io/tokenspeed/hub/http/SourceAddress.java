package io.tokenspeed.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out where a request came from. Only configured proxies are believed what they say about it. */
final class SourceAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
    private static final int V6_LIMITED = 8;
    private static final int V6_NOTED = 6;
    private static final int V4_NOTED = 3;

    private final Set<String> proxies;

    SourceAddress(Iterable<String> proxies) {
        Set<String> known = new java.util.HashSet<>();
        proxies.forEach(proxy -> known.add(address(proxy).getHostAddress()));
        this.proxies = Set.copyOf(known);
    }

    /** The address of the client. */
    InetAddress of(HttpServletRequest request) {
        InetAddress peer = address(request.getRemoteAddr());
        if (!proxies.isEmpty() && proxies.contains(peer.getHostAddress())) {
            String said = request.getHeader("X-Forwarded-For");
            String last = said == null
                    ? ""
                    : said.substring(said.lastIndexOf(',') + 1).strip();
            return LITERAL.matcher(last).matches() ? address(last) : peer;
        }
        return peer;
    }

    /** What is limited: an IPv4 address, or the /64 that one IPv6 customer has. */
    static String limited(InetAddress address) {
        return address instanceof Inet6Address ? masked(address, V6_LIMITED) : address.getHostAddress();
    }

    /** What may be noted: the /24 or the /48. */
    static String noted(InetAddress address) {
        return address instanceof Inet6Address ? masked(address, V6_NOTED) + "/48" : masked(address, V4_NOTED) + "/24";
    }

    private static String masked(InetAddress address, int bytes) {
        byte[] kept = address.getAddress();
        Arrays.fill(kept, bytes, kept.length, (byte) 0);
        try {
            return InetAddress.getByAddress(kept).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Names are never looked up, because only literals come here. */
    private static InetAddress address(String literal) {
        try {
            String bare = literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
            return LITERAL.matcher(bare).matches() ? InetAddress.getByName(bare) : InetAddress.getLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
