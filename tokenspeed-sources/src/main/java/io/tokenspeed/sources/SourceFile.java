package io.tokenspeed.sources;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.storage.Cursor;
import java.nio.file.Path;

/**
 * A file that may hold usage, as it was found.
 *
 * @param path absolute path
 * @param fileKey identity besides the path, as the file system tells it; empty where it tells none
 * @param size size in bytes, of a database together with its log
 * @param modified modification time in epoch milliseconds, of a database or its log, whichever is later
 */
public record SourceFile(Path path, String fileKey, long size, long modified) {
    /** The path as it is stored, the same in every locale. */
    public String name() {
        return PathText.of(path);
    }

    /** Whether the file is as it was when the cursor was stored, so that it need not be opened. */
    public boolean unchangedSince(Cursor cursor, int readerVersion) {
        return cursor.problem() == null
                && cursor.position().readerVersion() == readerVersion
                && cursor.file().size() == size
                && cursor.file().modifiedMillis() == modified
                && cursor.file().fileKey().equals(fileKey);
    }
}
