package io.tokenspeed.model.storage;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores the batches of one import. For use by one thread. */
public interface ImportWriter extends AutoCloseable {
    /**
     * Returns whether the database held no requests when the import began. In this case nothing else waits for the
     * database, and a few long transactions store the requests in half the time of many short ones.
     */
    boolean first();

    /**
     * Stores batches in one transaction until the supplier returns null. When this method returns, all are durable;
     * when it throws, none is stored.
     *
     * @throws StorageException if the database cannot be written
     */
    BatchResult commit(Supplier<@Nullable ImportBatch> batches);

    /** Stores one batch in a transaction of its own, as {@link #commit(Supplier)} does. */
    default BatchResult commit(ImportBatch batch) {
        return commit(new Supplier<>() {
            private @Nullable ImportBatch next = batch;

            @Override
            public @Nullable ImportBatch get() {
                ImportBatch given = next;
                next = null;
                return given;
            }
        });
    }

    /**
     * Ends the import and brings derived data up to date. If it is never called, no request is lost, and the derived
     * data is updated later.
     */
    @Override
    void close();
}
