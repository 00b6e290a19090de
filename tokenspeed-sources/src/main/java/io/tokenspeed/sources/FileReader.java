package io.tokenspeed.sources;

import io.tokenspeed.model.storage.Cursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one file from its cursor on. Safe for use by several threads, each with its own file. */
public interface FileReader {
    /**
     * Reads the records after the cursor. Counts damaged records in the new cursor and skips them.
     *
     * @param file the file
     * @param cursor how far the file was read; null when it was never read
     * @param sink takes the requests; the last call is a checkpoint
     * @throws IOException if the file cannot be read to its end; everything before the last checkpoint stays valid
     */
    void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException;
}
