package io.tokenspeed.server.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Who may use a server.
 *
 * @param names what requests may be addressed to
 * @param origins the origins of other pages that may read
 * @param token what whoever changes something, or comes from another machine, has to present
 * @param guarded whether readers on this machine have to present it, too
 * @param advice what those are told who are refused
 */
public record AccessPolicy(
        OwnNames names, Set<String> origins, AccessToken token, boolean guarded, AccessAdvice advice) {
    private static final String BEARER = "Bearer ";

    public AccessPolicy {
        origins = Set.copyOf(origins);
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
