package io.tokenspeed.model.device;

/**
 * A key that encrypts device secrets, itself encrypted under the hub's key.
 *
 * @param dekId {@code dek1}, {@code dek2}, ...
 * @param kekId the id of the hub's key that encrypts this one
 * @param iv initialisation vector, 12 bytes in hex
 * @param wrapped the encrypted key with its authentication tag, in hex
 * @param createdAt when it was made, in seconds since the epoch
 * @param uses how many secrets it encrypts
 */
public record DataKey(String dekId, String kekId, String iv, String wrapped, long createdAt, long uses) {}
