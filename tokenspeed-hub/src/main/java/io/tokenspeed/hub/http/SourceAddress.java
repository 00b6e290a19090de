package io.tokenspeed.hub.http;

import io.tokenspeed.hub.config.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds out where a request came from. Only configured proxies are believed what they say about it. */
public final class SourceAddress {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final int V6_LIMITED = 8;
    private static final int V6_NOTED = 6;
    private static final int V4_NOTED = 3;

    private final Set<InetAddress> proxies;

    /** The source of requests, of which these addresses are proxies. */
    public SourceAddress(Set<InetAddress> proxies) {
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
        return of(String.valueOf(request.getRemoteAddr()), request.getHeader(FORWARDED));
    }

    /** What is limited of a request that no servlet has seen yet. */
    public String limited(Request request) {
        return of(
                        String.valueOf(Request.getRemoteAddr(request)),
                        request.getHeaders().get(FORWARDED))
                .limited();
    }

    private Source of(String told, @Nullable String forwarded) {
        return IpAddress.of(told)
                .map(peer -> source(proxies.contains(peer) ? client(forwarded, peer) : peer))
                .orElseGet(() -> new Source(told, "unknown"));
    }

    private static InetAddress client(@Nullable String said, InetAddress peer) {
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
