package io.tokenspeed.uploader.settings;

import io.tokenspeed.model.wire.DeviceSecret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the device is for its hub. Immutable; a change gives a new value.
 *
 * @param deviceId chosen by the device
 * @param hubUrl the hub that knows it
 * @param confirmed whether the hub has said that it knows it
 * @param enrolledAt when the enrolment began, in seconds since the epoch
 * @param current the key that signs
 * @param candidate the next key, while a rotation is under way
 * @param previous the key before, for a hub that was restored from a backup
 */
public record Credentials(
        String deviceId,
        String hubUrl,
        boolean confirmed,
        long enrolledAt,
        DeviceKey current,
        @Nullable DeviceKey candidate,
        @Nullable DeviceKey previous) {
    /** A device that is about to enrol. */
    public static Credentials enrolling(String deviceId, String hubUrl, DeviceSecret secret, long now) {
        return new Credentials(deviceId, hubUrl, false, now, new DeviceKey("k1", secret, now), null, null);
    }

    /** The same, known to its hub. */
    public Credentials confirm() {
        return new Credentials(deviceId, hubUrl, true, enrolledAt, current, candidate, previous);
    }

    /** The same with a key that is to become the current one. */
    public Credentials proposing(DeviceKey key) {
        return new Credentials(deviceId, hubUrl, confirmed, enrolledAt, current, key, previous);
    }

    /** The same, signing with a key that the hub has taken. The key until now becomes the previous one. */
    public Credentials using(DeviceKey key, long now) {
        DeviceKey replaced = new DeviceKey(current.id(), current.secret(), now);
        return new Credentials(
                deviceId, hubUrl, true, enrolledAt, new DeviceKey(key.id(), key.secret(), now), null, replaced);
    }

    /** The same without the previous key. */
    public Credentials forgettingPrevious() {
        return new Credentials(deviceId, hubUrl, confirmed, enrolledAt, current, candidate, null);
    }

    /** The keys in the order in which they are tried. */
    public List<DeviceKey> keys() {
        List<DeviceKey> keys = new ArrayList<>(List.of(current));
        if (candidate != null) {
            keys.add(candidate);
        }
        if (previous != null) {
            keys.add(previous);
        }
        return keys;
    }
}
