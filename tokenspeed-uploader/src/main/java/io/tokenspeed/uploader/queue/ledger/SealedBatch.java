package io.tokenspeed.uploader.queue.ledger;

/**
 * A sealed batch. Its payload never changes.
 *
 * @param id the batch's number
 * @param payload the body before compression
 * @param sha256 lower-case hex digest of the payload, taken when the batch was sealed
 * @param records the number of its records
 * @param refusals failed attempts that the hub itself answered
 * @param resealed whether it holds the rest of a batch that had too many wrong records
 */
public record SealedBatch(long id, Payload payload, String sha256, int records, int refusals, boolean resealed) {}
