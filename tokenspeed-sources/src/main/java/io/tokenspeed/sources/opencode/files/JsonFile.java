package io.tokenspeed.sources.opencode.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a small JSON file as one array of bytes. */
final class JsonFile {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private JsonFile() {}

    /** Returns the bytes of a file, or null when it is larger than 8 MiB. */
    static byte @Nullable [] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        }
    }

    /** Returns the id in the name of a file. */
    static String id(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
