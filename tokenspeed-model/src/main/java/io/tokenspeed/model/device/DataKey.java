package io.tokenspeed.model.device;

/**
 * A key that encrypts device secrets, itself encrypted under the hub's key.
 *
 * @param dekId {@code dek1}, {@code dek2}, ...
 * @param kekId which key encrypts it
 * @param iv 12 bytes in hex
 * @param wrapped in hex, with its tag
 * @param createdAt in seconds since the epoch
 * @param uses how many secrets it encrypts
 */
public record DataKey(String dekId, String kekId, String iv, String wrapped, long createdAt, long uses) {}
