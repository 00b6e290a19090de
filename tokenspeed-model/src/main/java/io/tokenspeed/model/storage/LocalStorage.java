package io.tokenspeed.model.storage;

import io.tokenspeed.model.usage.UsageReader;

/** The database of one machine. Readers may be used by several threads. */
public interface LocalStorage extends AutoCloseable {
    /** Starts an import. Several imports, in this or other processes, may run at once. */
    ImportWriter beginImport();

    /** How far files have been read. */
    CursorTable cursors();

    /** Single requests. */
    RequestTable requests();

    /** Sums over requests. */
    UsageReader usage();

    /** Closes what opening it opened. */
    @Override
    void close();
}
