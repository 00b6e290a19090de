package io.tokenspeed.hub.http;

import io.tokenspeed.server.settings.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds the client that a request comes from. Believes {@code X-Forwarded-For} of configured proxies only. */
public final class SourceAddress {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final int V6_LIMITED = 8;
    private static final int V6_NOTED = 6;
    private static final int V4_NOTED = 3;

    private final Set<InetAddress> proxies;

    /** Finds clients behind these proxies. */
    public SourceAddress(Set<InetAddress> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /**
     * The client of a request, in two forms.
     *
     * @param limited the form for rate limits: an IPv4 address, or the /64 that one IPv6 customer has
     * @param noted the form for logs: the /24 or the /48
     */
    record Source(String limited, String noted) {}

    /** Returns the client of a request. A peer whose address is not numeric counts under that text. */
    Source of(HttpServletRequest request) {
        return of(String.valueOf(request.getRemoteAddr()), request.getHeader(FORWARDED));
    }

    /** Returns {@link Source#limited} of a request that no servlet has seen yet. */
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
