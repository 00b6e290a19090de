package io.tokenspeed.uploader.queue;

import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import org.jspecify.annotations.Nullable;

/**
 * A batch without its payload.
 *
 * @param id its number
 * @param status where it is on its way to the hub
 * @param size how much it holds
 * @param attempts the attempts to send it
 * @param createdAt when it was sealed, in seconds since the epoch
 * @param finishedAt when it was acknowledged or given up, by the hub's clock; null while it waits
 */
public record BatchSummary(
        long id,
        BatchStatus status,
        Size size,
        Attempts attempts,
        long createdAt,
        @Nullable Long finishedAt) {
    /**
     * How much a batch holds.
     *
     * @param records the number of its records
     * @param bytes the length of its payload
     */
    public record Size(int records, long bytes) {}

    /**
     * The attempts to send a batch.
     *
     * @param failed the number of failed ones
     * @param lastCode the result of the last one; null before the first
     */
    public record Attempts(int failed, @Nullable String lastCode) {}
}
