package io.tokenspeed.model.device;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One key that a device signs its requests with.
 *
 * @param deviceId the device that the key belongs to
 * @param keyId {@code k1}, {@code k2}, ...
 * @param secret the encrypted secret
 * @param state what the key may be used for
 * @param notAfterSeconds when a retiring or pending key expires, in seconds since the epoch; null for an active one
 * @param activeOn the day in UTC on which it became the device's key; null for a pending one, or one not stored yet
 */
public record DeviceKey(
        String deviceId,
        String keyId,
        SealedSecret secret,
        KeyState state,
        @Nullable Long notAfterSeconds,
        @Nullable LocalDate activeOn) {
    /** Creates a key that is not stored yet. */
    public DeviceKey(
            String deviceId, String keyId, SealedSecret secret, KeyState state, @Nullable Long notAfterSeconds) {
        this(deviceId, keyId, secret, state, notAfterSeconds, null);
    }
}
