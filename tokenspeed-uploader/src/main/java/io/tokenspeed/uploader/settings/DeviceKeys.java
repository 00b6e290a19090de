package io.tokenspeed.uploader.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this device. Immutable; a change gives a new value.
 *
 * @param current the key that signs
 * @param candidate the next key, while a rotation is under way
 * @param previous the key before, for a hub that was restored from a backup
 */
public record DeviceKeys(
        SigningKey current,
        @Nullable SigningKey candidate,
        @Nullable SigningKey previous) {
    /** The keys of a new device, which has only one. */
    static DeviceKeys only(SigningKey key) {
        return new DeviceKeys(key, null, null);
    }

    DeviceKeys withCandidate(SigningKey key) {
        return new DeviceKeys(current, key, previous);
    }

    /** The keys after {@code key} became the current one; the current and the previous key are dated now. */
    DeviceKeys withCurrent(SigningKey key, long now) {
        return new DeviceKeys(key.since(now), null, current.since(now));
    }

    DeviceKeys withoutPrevious() {
        return new DeviceKeys(current, candidate, null);
    }

    /** The keys in the order in which they are tried. */
    public List<SigningKey> inOrder() {
        List<SigningKey> keys = new ArrayList<>(List.of(current));
        if (candidate != null) {
            keys.add(candidate);
        }
        if (previous != null) {
            keys.add(previous);
        }
        return keys;
    }
}
