package io.tokenspeed.sources.engine;

/** Is told how an import goes. Called by the importing thread only. */
public interface ImportProgress {
    /** Tells nobody. */
    ImportProgress NONE = (bytesDone, bytesTotal, requests) -> {};

    /**
     * Something was stored.
     *
     * @param bytesDone bytes of the files that were read to their end
     * @param bytesTotal bytes of all files to read
     * @param requests new requests so far
     */
    void stored(long bytesDone, long bytesTotal, long requests);
}
