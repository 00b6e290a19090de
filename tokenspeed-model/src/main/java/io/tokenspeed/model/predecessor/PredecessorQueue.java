package io.tokenspeed.model.predecessor;

import io.tokenspeed.model.usage.TokenSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The predecessor's upload queue in the local database. The local program only reads it. */
public interface PredecessorQueue {
    /** The empty queue, for a database that the predecessor never used. */
    PredecessorQueue NONE = new PredecessorQueue() {
        @Override
        public List<Row> unsent() {
            return List.of();
        }

        @Override
        public boolean sentSince(long epochSecond) {
            return false;
        }
    };

    /** Returns the rows that the predecessor never sent. */
    List<Row> unsent();

    /** Returns whether the predecessor can upload and has done so since a time in seconds since the epoch. */
    boolean sentSince(long epochSecond);

    /**
     * The predecessor's sums of one project, provider and model.
     *
     * @param startSecond first second of the bucket, in seconds since the epoch
     * @param endSecond last second of the bucket, in seconds since the epoch
     * @param provider the provider as logged; null where the log names none
     * @param model the model as logged
     * @param requests how many requests
     * @param tokens tokens of the requests; all cache writes count as five-minute writes
     * @param nanoUsd cost of the requests in nano-dollars; null when unknown
     */
    record Row(
            long startSecond,
            long endSecond,
            @Nullable String provider,
            String model,
            long requests,
            TokenSums tokens,
            @Nullable Long nanoUsd) {}
}
