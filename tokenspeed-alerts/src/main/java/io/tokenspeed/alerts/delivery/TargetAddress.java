package io.tokenspeed.alerts.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The address of a chat room or webhook: {@code https}, or {@code http} on this machine. Such an address often is a
 * secret by itself, so no text that this class makes shows more than its host.
 */
public final class TargetAddress {
    /** The sentence about what an address looks like. */
    public static final String RULE = "must be an address that begins with https://, or with http:// on this machine";

    private static final int MOST_CHARACTERS = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI uri;

    private TargetAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence that does not show the address
     */
    public static TargetAddress parse(String text) {
        URI uri = uri(text);
        String host = uri.getHost();
        boolean plain = "http".equals(uri.getScheme()) && LOOPBACK.contains(host == null ? "" : host);
        boolean known = plain || "https".equals(uri.getScheme());
        if (host == null || !known || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong();
        }
        return new TargetAddress(uri);
    }

    private static URI uri(String text) {
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw wrong();
            }
            return new URI(text);
        } catch (URISyntaxException other) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("url " + RULE + ".");
    }

    /** Returns the address itself, for sending and for the file that keeps it. */
    public URI reveal() {
        return uri;
    }

    /** Returns scheme and host, which may be shown. */
    public String shown() {
        return uri.getScheme() + "://" + uri.getHost() + "/…";
    }

    @Override
    public String toString() {
        return shown();
    }
}
