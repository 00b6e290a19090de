package io.tokenspeed.model.upload;

/**
 * Which content an upload has. A device that repeats an upload sends the same one, and gets the receipt of the first.
 *
 * @param createdAt when the body was made, as it says itself, in seconds since the epoch; the same for the same digest
 * @param digest hex SHA-256 of the body before compression
 */
public record PayloadId(long createdAt, String digest) {}
