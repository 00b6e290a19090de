package io.tokenspeed.dashboard.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a server.
 *
 * @param hosts names, besides those of this machine, that a request may be addressed to
 * @param origins the origins of other pages that may read
 * @param token what whoever changes something, or comes from another machine, has to present
 */
public record AccessPolicy(Set<String> hosts, Set<String> origins, String token) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";

    public AccessPolicy {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token is empty");
        }
    }

    /** Whether a request with this {@code Host} header is meant for us, which one that a foreign name led here is not. */
    boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return THIS_MACHINE.contains(name) || hosts.contains(name);
    }

    boolean mayRead(String origin) {
        return origins.contains(origin);
    }

    /** Whether the {@code Authorization} header holds the token. Takes as long for any wrong one. */
    boolean presentsToken(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an address, written in numbers, is this machine's. */
    static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            return false;
        }
    }
}
