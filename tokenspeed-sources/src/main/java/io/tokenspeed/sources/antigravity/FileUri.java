package io.tokenspeed.sources.antigravity;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The folder that a URI of a workspace names. */
final class FileUri {
    private FileUri() {}

    /**
     * Returns the folder of {@code file:///home/ada/shop}, {@code file:///c:/shop} or {@code file://server/shop}, and a
     * plain path as it is; null where the workspace is on another machine, or the text is no URI.
     */
    static @Nullable String folder(@Nullable String text) {
        if (text == null || !text.contains("://")) {
            return text;
        }
        try {
            URI uri = new URI(text.replace(" ", "%20"));
            return "file".equals(uri.getScheme()) && uri.getPath() != null ? path(uri) : null;
        } catch (URISyntaxException noUri) {
            return null;
        }
    }

    private static String path(URI uri) {
        String path = uri.getPath();
        if (uri.getAuthority() != null) {
            return "//" + uri.getAuthority() + path;
        }
        boolean drive = path.length() > 2 && path.charAt(2) == ':';
        return drive ? path.substring(1) : path;
    }
}
