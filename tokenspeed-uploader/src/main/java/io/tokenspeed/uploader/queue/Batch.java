package io.tokenspeed.uploader.queue;

import org.jspecify.annotations.Nullable;

/**
 * A sealed batch. Its payload never changes.
 *
 * @param id its number
 * @param payload the body before compression
 * @param sha256 lower-case hex digest of the payload when it was sealed
 * @param records how many records it holds
 * @param refusals how often the hub answered that it failed
 * @param resealed whether it holds the rest of one that had too many wrong records
 * @param lastCode what the last attempt came to
 */
public record Batch(
        long id,
        Payload payload,
        String sha256,
        int records,
        int refusals,
        boolean resealed,
        @Nullable String lastCode) {}
