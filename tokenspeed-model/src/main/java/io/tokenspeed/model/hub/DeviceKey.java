package io.tokenspeed.model.hub;

import java.time.LocalDate;
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
 * @param activeOn the day in UTC on which it became the device's key; null for a pending one, or one not stored yet
 */
public record DeviceKey(
        String deviceId,
        String keyId,
        String dekId,
        String iv,
        String ciphertext,
        KeyState state,
        @Nullable Long notAfter,
        @Nullable LocalDate activeOn) {
    /** A key that is not stored yet. */
    public DeviceKey(
            String deviceId,
            String keyId,
            String dekId,
            String iv,
            String ciphertext,
            KeyState state,
            @Nullable Long notAfter) {
        this(deviceId, keyId, dekId, iv, ciphertext, state, notAfter, null);
    }
}
