package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of devices and the data keys that encrypt them, all encrypted. */
public interface KeyTable {
    /** All data keys, oldest first. */
    List<DataKey> dataKeys();

    /** Stores a new data key; false when there is one with its id. */
    boolean addDataKey(DataKey key);

    /** Replaces the encryption of all data keys in one transaction. Audited as {@code key.rewrap}. */
    void rewrap(List<DataKey> keys, AuditContext act);

    /** One key of a device, in whatever state. */
    Optional<DeviceKey> find(String deviceId, String keyId);

    /** All keys of a device, in the order of their numbers. */
    List<DeviceKey> list(String deviceId);

    /**
     * Stores the next key of a device as pending, in place of one that is pending already. Audited as
     * {@code key.rotate}, with {@code retire now} in the detail when that is asked for. False when the nonce was used
     * before, and then nothing is changed.
     *
     * @param retireNow whether the key in use ends with the first use of this one
     * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if the device is not active
     */
    boolean addPending(DeviceKey key, boolean retireNow, @Nullable NonceUse nonce, AuditContext act);

    /**
     * Makes a pending key active and the one before it retiring, and its fingerprint the device's. Nothing changes when
     * it is active already, or the device is not active. Audited as {@code key.activate}.
     *
     * @param fingerprint see {@link Device}
     * @param oldNotAfter when the one before it ends, in seconds since the epoch; it has ended already when the pending
     *     one was stored to retire it at once
     */
    void activate(String deviceId, String keyId, String fingerprint, long oldNotAfter, AuditContext act);

    /** Deletes keys that ended before a time, in seconds since the epoch, and tells how many. */
    int purge(long endedBefore);
}
