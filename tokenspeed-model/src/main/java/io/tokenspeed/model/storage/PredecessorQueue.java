package io.tokenspeed.model.storage;

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
     * @param start first second, since the epoch
     * @param end last second
     * @param provider the provider as logged
     * @param model the model as logged
     * @param requests requests
     * @param input uncached input tokens
     * @param output output tokens, reasoning included
     * @param reasoning the reasoning among them
     * @param cacheRead tokens read from a cache
     * @param cacheWrite tokens written to one
     * @param nanoUsd their cost in nano-dollars; null where none is known
     */
    record Row(
            long start,
            long end,
            @Nullable String provider,
            String model,
            long requests,
            long input,
            long output,
            long reasoning,
            long cacheRead,
            long cacheWrite,
            @Nullable Long nanoUsd) {}
}
