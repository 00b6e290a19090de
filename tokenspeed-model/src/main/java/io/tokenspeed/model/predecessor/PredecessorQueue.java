package io.tokenspeed.model.predecessor;

import io.tokenspeed.model.usage.TokenSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The upload queue that the predecessor keeps in the local database. It is only read. */
public interface PredecessorQueue {
    /** None, where there was no predecessor. */
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

    /** The rows that it never sent. */
    List<Row> unsent();

    /** Whether it is able to send and did so since a moment. */
    boolean sentSince(long epochSecond);

    /**
     * What it summed up for one project, provider and model.
     *
     * @param startSecond first second, since the epoch
     * @param endSecond last second
     * @param provider the provider as logged
     * @param model the model as logged
     * @param requests requests
     * @param tokens their tokens; no cache write is known to live an hour
     * @param nanoUsd their cost in nano-dollars; null where none is known
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
