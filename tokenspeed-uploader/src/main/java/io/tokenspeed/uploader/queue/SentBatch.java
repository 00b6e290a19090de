package io.tokenspeed.uploader.queue;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a batch without its payload.
 *
 * @param id its number
 * @param status {@code pending}, {@code in_flight}, {@code acked} or {@code dead}
 * @param records how many records it holds
 * @param bytes length of its payload
 * @param attempts failed attempts
 * @param lastCode what the last attempt came to
 * @param createdAt when it was sealed, in seconds since the epoch
 * @param finishedAt when it was acknowledged or given up, by the hub's clock; null while it waits
 */
public record SentBatch(
        long id,
        String status,
        int records,
        long bytes,
        int attempts,
        @Nullable String lastCode,
        long createdAt,
        @Nullable Long finishedAt) {}
