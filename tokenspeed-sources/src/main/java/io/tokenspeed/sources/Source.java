package io.tokenspeed.sources;

import java.nio.file.Path;
import java.util.List;

/** The logs of one tool: where they are and how they are read. Never writes to them. */
public interface Source {
    /** Returns the tool's name in reports and filters, for example {@code claude}. */
    String tool();

    /**
     * Returns the version of the reader, which rises when the reader interprets the same bytes differently. After a
     * rise, every file is read again.
     */
    int readerVersion();

    /** Returns the folders that are searched, whether they exist or not. */
    List<Path> roots();

    /** Searches for files. A folder that cannot be read is a problem in the result, not an exception. */
    Discovery discover();

    /**
     * Returns a reader for one import, safe for use by several threads.
     *
     * @param discovery the files that were found
     * @param cursors how far the tool's files were read before this import, for readers whose files tell of each other
     */
    FileReader reader(Discovery discovery, KnownCursors cursors);
}
