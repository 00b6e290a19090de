package io.tokenspeed.model.storage;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the batches of one import. Used by one thread. */
public interface ImportWriter extends AutoCloseable {
    /**
     * Whether the database held no requests when the import began. Then nobody waits for it yet, and few long
     * transactions store the same requests in half the time of many short ones.
     */
    boolean first();

    /**
     * Stores batches in one transaction until the supplier gives null. When this returns they are there for good; when
     * it throws nothing of them is.
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

    /** Brings derived data up to date. Closing without it loses nothing, it is only done later then. */
    @Override
    void close();
}
