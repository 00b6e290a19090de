package io.tokenspeed.sources.amp;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the folder of a thread: {@code env.initial.trees[0].uri}, a URI such as {@code file:///home/ann/shop}. */
final class Workspace {
    private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:.*");

    private Workspace() {}

    static @Nullable String folder(JsonNode thread) {
        JsonNode first = thread.path("env").path("initial").path("trees").path(0);
        String uri = JsonTree.text(first, "uri");
        if (uri == null || !uri.startsWith("file:")) {
            return null;
        }
        try {
            String path = new URI(uri.replace(" ", "%20")).getPath();
            boolean windows = path != null && DRIVE.matcher(path).matches();
            return windows ? path.substring(1) : path;
        } catch (URISyntaxException damaged) {
            return null;
        }
    }
}
