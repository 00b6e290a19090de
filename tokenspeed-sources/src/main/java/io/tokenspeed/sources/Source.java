package io.tokenspeed.sources;

import io.tokenspeed.model.storage.Cursor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One coding agent's files: where they are and how their records are read. Never writes to them. */
public interface Source {
    /** The tool's name in reports and filters, for example {@code claude}. */
    String tool();

    /** Rises whenever the reader reads the same bytes differently, which makes every file be read again. */
    int readerVersion();

    /** The folders that are searched, whether they exist or not. */
    List<Path> roots();

    /** Looks for files. What cannot be looked at is a problem in the answer, not an exception. */
    Discovery discover();

    /**
     * A reader for one import, safe for use by several threads.
     *
     * @param discovery what was found
     * @param cursors how far files have been read, by path
     */
    FileReader reader(Discovery discovery, Map<String, Cursor> cursors);
}
