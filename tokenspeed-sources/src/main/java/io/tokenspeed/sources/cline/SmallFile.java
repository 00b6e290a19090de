package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files beside a task, which say more about it. */
final class SmallFile {
    private static final int MOST_BYTES = 32 << 20;

    private SmallFile() {}

    /** Returns the content; a missing node where the file is missing, or is being written. */
    static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return JsonTree.document(in.readNBytes(MOST_BYTES));
        } catch (JsonProcessingException unfinished) {
            return MissingNode.getInstance();
        }
    }
}
