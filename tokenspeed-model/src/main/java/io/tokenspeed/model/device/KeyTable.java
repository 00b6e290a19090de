package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of devices and the data keys that encrypt the device keys, all stored encrypted. */
public interface KeyTable {
    /** Returns all data keys, oldest first. */
    List<DataKey> dataKeys();

    /** Stores a new data key; returns false when a data key with this id exists. */
    boolean addDataKey(DataKey key);

    /** Replaces the encryption of all data keys in one transaction. Audited as {@code key.rewrap}. */
    void rewrap(List<DataKey> keys, AuditContext act);

    /** Returns one key of a device, whatever its state. */
    Optional<DeviceKey> find(String deviceId, String keyId);

    /** Returns all keys of a device, in the order of their numbers. */
    List<DeviceKey> list(String deviceId);

    /**
     * Stores the next key of a device as pending, and replaces a key that is pending already. Audited as
     * {@code key.rotate}, with {@code retire now} in the detail if {@code retireNow} is set. Returns false and changes
     * nothing when the nonce was used before.
     *
     * @param retireNow whether the active key expires with the first use of the new one
     * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if the device is not active
     */
    boolean addPending(DeviceKey key, boolean retireNow, @Nullable NonceUse nonce, AuditContext act);

    /**
     * Makes a pending key active, retires the key that was active, and stores the fingerprint of the new one. Changes
     * nothing when the key is active already or the device is not active. Audited as {@code key.activate}.
     *
     * @param fingerprint fingerprint of the new key, see {@link Device}
     * @param oldNotAfter when the retired key expires, in seconds since the epoch; ignored when the pending key was
     *     stored with {@code retireNow}, which expires the old key at once
     */
    void activate(String deviceId, String keyId, String fingerprint, long oldNotAfter, AuditContext act);

    /** Deletes keys that expired before a time in seconds since the epoch, and returns how many. */
    int purge(long endedBefore);
}
