package io.tokenspeed.model.storage;

/** Takes the batches of one import. Used by one thread. */
public interface ImportWriter extends AutoCloseable {
    /**
     * Stores a batch in one transaction. When this returns the batch is there for good; when it throws nothing of it is.
     *
     * @throws StorageException if the database cannot be written
     */
    BatchResult commit(ImportBatch batch);

    /** Brings derived data up to date. Closing without it loses nothing, it is only done later then. */
    @Override
    void close();
}
