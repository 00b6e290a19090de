package io.tokenspeed.agent.pricing.sync;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which addresses a price list may come from: https, and http on this machine alone. */
final class ListAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private ListAddress() {}

    /**
     * Returns an address that is allowed.
     *
     * @throws IOException if it is not; says what is allowed
     */
    static URI of(String text) throws IOException {
        URI address;
        try {
            address = new URI(text.strip());
        } catch (java.net.URISyntaxException wrong) {
            throw new IOException("the address must be a URL with https", wrong);
        }
        return allowed(address);
    }

    /**
     * Returns where a server sends us to.
     *
     * @throws IOException if nobody may send us there
     */
    static URI redirected(URI from, String location) throws IOException {
        try {
            URI to = allowed(from.resolve(location));
            if (isLoopback(to) && !isLoopback(from)) {
                throw new IOException("the server redirects to this machine");
            }
            return to;
        } catch (IllegalArgumentException wrong) {
            throw new IOException("the server redirects to no address", wrong);
        }
    }

    private static URI allowed(URI address) throws IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || (scheme.equals("http") && isLoopback(address));
        if (!secure || address.getHost() == null || address.getUserInfo() != null) {
            throw new IOException(
                    "the address must begin with https:// (http:// only for this machine)" + " and hold no password");
        }
        return address;
    }

    private static boolean isLoopback(URI address) {
        return LOOPBACK.contains(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
    }
}
