package io.tokenspeed.model.upload;

/**
 * Identifies the content of an upload. A device that repeats an upload sends the same content and gets the receipt of
 * the first upload.
 *
 * @param createdAt when the body was made, as the body states, in seconds since the epoch
 * @param digest hex SHA-256 of the body before compression
 */
public record PayloadId(long createdAt, String digest) {}
