package io.tokenspeed.sources.grok;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a session, {@code sessions/<encoded folder of the project>/<id>}.
 *
 * @param home the folder that holds {@code sessions}
 * @param id the session
 * @param project the folder of the project; null where its name is not that of an absolute path
 * @param summary the file that names the session's model
 */
record SessionFolder(Path home, String id, @Nullable String project, Path summary) {
    private static final int MOST_BYTES = 1 << 20;

    /** Returns the folder that holds a file. */
    static SessionFolder of(Path file) {
        Path session = file.resolveSibling("");
        Path workspace = session.resolveSibling("");
        return new SessionFolder(
                workspace.resolveSibling("").resolveSibling(""),
                name(session),
                decoded(name(workspace)),
                file.resolveSibling("summary.json"));
    }

    private static String name(Path folder) {
        return PathText.of(folder.getFileName() == null ? folder : folder.getFileName());
    }

    private static @Nullable String decoded(String name) {
        try {
            String folder = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            return folder.startsWith("/") || folder.startsWith(":", 1) ? folder : null;
        } catch (IllegalArgumentException otherEncoding) {
            return null;
        }
    }

    /** Returns the session's model; null where the summary is missing, or is being written. */
    @Nullable
    String model() {
        if (!Files.isRegularFile(summary)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(summary)) {
            return JsonTree.text(JsonTree.document(in.readNBytes(MOST_BYTES)), "current_model_id");
        } catch (IOException unfinished) {
            return null;
        }
    }
}
