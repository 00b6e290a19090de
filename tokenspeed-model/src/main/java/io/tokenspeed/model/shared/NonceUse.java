package io.tokenspeed.model.shared;

/**
 * A nonce and how long it must be remembered.
 *
 * @param deviceId who used it
 * @param nonce the nonce
 * @param expiresAt in seconds since the epoch
 */
public record NonceUse(String deviceId, String nonce, long expiresAt) {}
