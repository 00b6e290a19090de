package io.tokenspeed.sources.antigravity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that the server for editors writes beside a database, with the session's working folder in {@code cwd}. */
final class Sidecar {
    private static final int MOST_BYTES = 1 << 16;

    private Sidecar() {}

    /** Returns the folder; null where there is no such file, or it is being written. */
    static @Nullable String folder(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return JsonTree.text(JsonTree.document(in.readNBytes(MOST_BYTES)), "cwd");
        } catch (JsonProcessingException unfinished) {
            return null;
        }
    }
}
