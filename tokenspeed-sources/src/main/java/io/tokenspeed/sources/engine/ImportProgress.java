package io.tokenspeed.sources.engine;

/** Listens to the progress of an import. Called by the importing thread only. */
public interface ImportProgress {
    /** Ignores the progress. */
    ImportProgress NONE = (bytesDone, bytesTotal, requests) -> {};

    /**
     * Called after each transaction.
     *
     * @param bytesDone total size in bytes of the files that were read to their end
     * @param bytesTotal total size in bytes of all files to read
     * @param requests how many new requests were stored so far
     */
    void stored(long bytesDone, long bytesTotal, long requests);
}
