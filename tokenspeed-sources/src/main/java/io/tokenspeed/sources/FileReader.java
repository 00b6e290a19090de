package io.tokenspeed.sources;

import io.tokenspeed.model.storage.Cursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one file from where its cursor stands. Safe for use by several threads, each with its own file. */
public interface FileReader {
    /**
     * Reads what is new in a file. Damaged records are counted in the cursor and skipped.
     *
     * @param file the file
     * @param cursor how far it has been read; null when never
     * @param sink takes the requests; the last call to it is a checkpoint
     * @throws IOException if the file cannot be read; what was handed over before the last checkpoint stays good
     */
    void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException;
}
