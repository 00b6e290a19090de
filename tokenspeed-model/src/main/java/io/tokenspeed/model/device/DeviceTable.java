package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices of a hub. */
public interface DeviceTable {
    /**
     * Redeems the invite and stores the device with its key in one transaction, so that an invite never lets in more
     * devices than it allows. A device that brings no name gets the label of the invite. Audited as
     * {@code device.enrol}.
     */
    EnrolResult enrol(Enrolment enrolment, AuditContext act);

    /** Returns a device; empty when it is unknown or erased. */
    Optional<Device> find(String deviceId);

    /** Returns all devices, pending ones first, then by day of enrolment, newest first, then by id. */
    List<Device> list();

    /**
     * Changes the status of a device; returns false when the device is unknown or its status is not among {@code from}.
     * Waits for uploads of the device that are being stored, so no upload of a revoked device is stored after this
     * method returns. Audited as {@code device.<verb>}.
     *
     * @param verb {@code approve}, {@code revoke} or {@code restore}
     * @throws io.tokenspeed.model.storage.StorageException also when an upload takes too long to be stored; the status
     *     is unchanged then
     */
    boolean move(String deviceId, List<DeviceStatus> from, DeviceStatus to, String verb, AuditContext act);

    /**
     * Gives a device a name; returns false when the device is unknown or already has that name. Audited as
     * {@code device.name}.
     */
    boolean name(String deviceId, String name, AuditContext act);

    /**
     * Deletes a device with its keys, its usage and its share of all sums, and keeps the digest of its id. Waits for
     * uploads of the device that are being stored. Returns false when the device is unknown. Audited as
     * {@code device.erase}.
     *
     * @throws io.tokenspeed.model.storage.StorageException if something could not be deleted. The device then still
     *     exists, perhaps without its usage if usage is kept in another engine, and the call can be repeated
     */
    boolean erase(String deviceId, AuditContext act);

    /**
     * Erases a device, like {@link #erase}, at the device's own request. Returns false when the device is unknown or
     * the nonce was used before.
     *
     * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if the device is not active
     */
    boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act);

    /** Returns when a device with this id was erased, in seconds since the epoch; empty if none was. */
    Optional<Long> erasedAt(String deviceId);

    /** Returns whether a device with this id was erased. */
    default boolean erased(String deviceId) {
        return erasedAt(deviceId).isPresent();
    }

    /**
     * Stores the facts of a device's heartbeat. Not audited.
     *
     * @throws DeviceRevokedException if the device is known and not active
     */
    void seen(String deviceId, Heartbeat heartbeat);
}
