package io.tokenspeed.model.shared;

/**
 * A nonce that a device used, and how long it must be stored.
 *
 * @param deviceId the device that used the nonce
 * @param nonce the nonce
 * @param expiresAt when the nonce may be deleted, in seconds since the epoch
 */
public record NonceUse(String deviceId, String nonce, long expiresAt) {}
