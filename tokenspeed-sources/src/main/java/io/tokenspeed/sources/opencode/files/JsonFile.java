package io.tokenspeed.sources.opencode.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a small JSON file as a whole. */
final class JsonFile {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private JsonFile() {}

    /** The bytes of a file, or null when it is larger than any file of its kind. */
    static byte @Nullable [] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        }
    }

    /** The id that a file is named after. */
    static String id(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
