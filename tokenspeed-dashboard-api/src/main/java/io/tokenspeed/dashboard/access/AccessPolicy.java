package io.tokenspeed.dashboard.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a server.
 *
 * @param hosts names, besides those of this machine, that a request may be addressed to
 * @param origins the origins of other pages that may read
 * @param token what whoever changes something, or comes from another machine, has to present
 * @param guarded whether readers on this machine have to present it, too
 */
public record AccessPolicy(Set<String> hosts, Set<String> origins, AccessToken token, boolean guarded) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "Bearer ";

    public AccessPolicy {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /** Whether a request with this {@code Host} header is meant for us, which one that a foreign name led here is not. */
    boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return THIS_MACHINE.contains(name) || hosts.contains(name);
    }

    /** The names that a request may be addressed to. */
    List<String> names() {
        return Stream.concat(THIS_MACHINE.stream(), hosts.stream()).sorted().toList();
    }

    boolean mayRead(String origin) {
        return origins.contains(origin);
    }

    /** Whether the {@code Authorization} header holds the token. */
    boolean presentsToken(String authorization) {
        return authorization.startsWith(BEARER)
                && token.matches(authorization.substring(BEARER.length()).strip());
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
