package io.tokenspeed.model.hub;

import org.jspecify.annotations.Nullable;

/**
 * A device's secret, encrypted under a data key.
 *
 * @param deviceId whose it is
 * @param keyId {@code k1}, {@code k2}, ...
 * @param dekId the data key
 * @param iv 12 bytes in hex
 * @param ciphertext in hex, with its tag
 * @param state what it may do
 * @param notAfter when a retiring or pending key ends, in seconds since the epoch; null for an active one
 */
public record DeviceKey(
        String deviceId,
        String keyId,
        String dekId,
        String iv,
        String ciphertext,
        KeyState state,
        @Nullable Long notAfter) {}
