package io.tokenspeed.server.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Who may use a server.
 *
 * @param names the host names that requests may be addressed to
 * @param origins the origins of other pages that may read
 * @param token the token for changes, and for clients on other machines
 * @param guarded whether clients on this machine need the token or a session for reading, too
 * @param advice the advice in refusals
 */
public record AccessPolicy(
        OwnNames names, Set<String> origins, AccessToken token, boolean guarded, AccessAdvice advice) {
    private static final String BEARER = "Bearer ";

    public AccessPolicy {
        origins = Set.copyOf(origins);
    }

    /** Returns this policy for what even clients on this machine may only read with the token or a session. */
    public AccessPolicy guardingReads() {
        return new AccessPolicy(names, origins, token, true, advice);
    }

    /** Whether the {@code Authorization} header holds the token. */
    boolean presentsToken(String authorization) {
        return authorization.startsWith(BEARER)
                && token.matches(authorization.substring(BEARER.length()).strip());
    }

    /** Whether a numeric IP address is a loopback address of this machine. */
    static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            return false;
        }
    }
}
