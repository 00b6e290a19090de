package io.tokenspeed.uploader.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The address of a hub: {@code https}, or {@code http} on this machine only.
 *
 * @param base its address without a slash at the end
 */
public record HubAddress(String base) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static HubAddress parse(String text) {
        URI uri = uri(text);
        boolean plain = "http".equals(uri.getScheme());
        if (uri.getHost() == null || (!plain && !"https".equals(uri.getScheme()))) {
            throw wrong(text);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(text);
        }
        if (plain && !LOOPBACK.contains(uri.getHost())) {
            throw new IllegalArgumentException(
                    "The hub's address " + text + " must begin with https://; http:// is for this machine only.");
        }
        return new HubAddress(text.strip().replaceAll("/+$", ""));
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException notOne) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "The hub's address is \"" + text + "\", but must be like https://hub.example.org.");
    }

    /** The address of a path and its query. */
    URI resolve(String path, String query) {
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }
}
