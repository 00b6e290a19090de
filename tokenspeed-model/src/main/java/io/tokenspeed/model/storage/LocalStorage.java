package io.tokenspeed.model.storage;

import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.usage.UsageReader;

/**
 * The database of one machine. Its readers are safe for use by several threads; an {@link ImportWriter} is for one
 * thread.
 *
 * <pre>{@code
 * try (LocalStorage storage = SqliteLocalStorage.open(path, PriceBook::bundled)) {
 *     new Importer(storage, Sources.all(Environment.system()), 4).run(ImportProgress.NONE);
 *     UsageTotals totals = storage.usage().summary(UsageFilter.all(ZoneId.systemDefault()));
 *     System.out.println(totals.tokens().total() + " tokens in " + totals.requests() + " requests");
 * }
 * }</pre>
 */
public interface LocalStorage extends AutoCloseable {
    /** Starts an import. Several imports may run at once, in this and in other processes. */
    ImportWriter beginImport();

    /**
     * Returns a sink for requests that a program records as they happen and that cannot be read again. The caller
     * closes it before the storage.
     */
    RequestSink recording();

    /** Returns the cursors, which say how far files were read. */
    CursorTable cursors();

    /** Returns the single requests. */
    RequestTable requests();

    /** Returns the reader of sums over requests. */
    UsageReader usage();

    /** Returns what the tools reported about their limits. */
    LimitTable limits();

    /** Closes the database. */
    @Override
    void close();
}
