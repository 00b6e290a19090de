package io.tokenspeed.uploader.settings;

import io.tokenspeed.model.wire.DeviceSecret;

/**
 * The identity of this device at its hub. Immutable; a change gives a new value.
 *
 * @param deviceId the id that the device chose for itself
 * @param hubUrl the address of the hub
 * @param confirmed whether the hub has confirmed the enrolment
 * @param enrolledAt when the enrolment began, in seconds since the epoch
 * @param keys the keys that sign
 */
public record Credentials(String deviceId, String hubUrl, boolean confirmed, long enrolledAt, DeviceKeys keys) {
    /** The credentials of a device that is about to enrol. */
    public static Credentials enrolling(String deviceId, String hubUrl, DeviceSecret secret, long now) {
        return new Credentials(deviceId, hubUrl, false, now, DeviceKeys.only(new SigningKey("k1", secret, now)));
    }

    /** These credentials, confirmed by the hub. */
    public Credentials confirm() {
        return new Credentials(deviceId, hubUrl, true, enrolledAt, keys);
    }

    /** These credentials with a key that is to become the current one. */
    public Credentials withCandidate(SigningKey key) {
        return new Credentials(deviceId, hubUrl, confirmed, enrolledAt, keys.withCandidate(key));
    }

    /** These credentials, signing with a key that the hub has taken. The key until now becomes the previous one. */
    public Credentials withCurrent(SigningKey key, long now) {
        return new Credentials(deviceId, hubUrl, true, enrolledAt, keys.withCurrent(key, now));
    }

    /** These credentials without the previous key. */
    public Credentials withoutPrevious() {
        return new Credentials(deviceId, hubUrl, confirmed, enrolledAt, keys.withoutPrevious());
    }
}
