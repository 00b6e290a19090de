package io.tokenspeed.hub.http;

import io.tokenspeed.hub.config.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Finds out where a request came from. Only configured proxies are believed what they say about it. */
final class SourceAddress {
    private static final int V6_LIMITED = 8;
    private static final int V6_NOTED = 6;
    private static final int V4_NOTED = 3;

    private final Set<InetAddress> proxies;

    SourceAddress(Set<InetAddress> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /**
     * Where a request came from.
     *
     * @param limited what is limited: an IPv4 address, or the /64 that one IPv6 customer has
     * @param noted what may be noted: the /24 or the /48
     */
    record Source(String limited, String noted) {}

    /** The address of the client. A peer that is no address is itself. */
    Source of(HttpServletRequest request) {
        String told = String.valueOf(request.getRemoteAddr());
        return IpAddress.of(told)
                .map(peer -> source(proxies.contains(peer) ? client(request, peer) : peer))
                .orElseGet(() -> new Source(told, "unknown"));
    }

    private static InetAddress client(HttpServletRequest request, InetAddress peer) {
        String said = request.getHeader("X-Forwarded-For");
        return said == null
                ? peer
                : IpAddress.of(said.substring(said.lastIndexOf(',') + 1).strip())
                        .orElse(peer);
    }

    private static Source source(InetAddress address) {
        return address instanceof Inet6Address
                ? new Source(masked(address, V6_LIMITED), masked(address, V6_NOTED) + "/48")
                : new Source(address.getHostAddress(), masked(address, V4_NOTED) + "/24");
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
}
