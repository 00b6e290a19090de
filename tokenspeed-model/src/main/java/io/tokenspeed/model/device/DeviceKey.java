package io.tokenspeed.model.device;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A device's key.
 *
 * @param deviceId whose it is
 * @param keyId {@code k1}, {@code k2}, ...
 * @param secret its secret
 * @param state what it may do
 * @param notAfterSeconds when a retiring or pending key ends, in seconds since the epoch; null for an active one
 * @param activeOn the day in UTC on which it became the device's key; null for a pending one, or one not stored yet
 */
public record DeviceKey(
        String deviceId,
        String keyId,
        SealedSecret secret,
        KeyState state,
        @Nullable Long notAfterSeconds,
        @Nullable LocalDate activeOn) {
    /** A key that is not stored yet. */
    public DeviceKey(
            String deviceId, String keyId, SealedSecret secret, KeyState state, @Nullable Long notAfterSeconds) {
        this(deviceId, keyId, secret, state, notAfterSeconds, null);
    }
}
