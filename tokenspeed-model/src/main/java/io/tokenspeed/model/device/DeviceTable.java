package io.tokenspeed.model.device;

import io.tokenspeed.model.shared.NonceUse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices. */
public interface DeviceTable {
    /**
     * Redeems the invite and stores the device with its key in one transaction, so that an invite never lets in more
     * devices than it allows. A device without a name of its own has the label of the invite. Audited as {@code device.enrol}.
     */
    EnrolResult enrol(Enrolment enrolment, AuditContext act);

    /** A device; empty when it is unknown or erased. */
    Optional<Device> find(String deviceId);

    /** All devices, pending ones first, then by day of enrolment, newest first, then by id. */
    List<Device> list();

    /**
     * Moves a device from one status to another; false when it is not there or has another status. It waits
     * for uploads of the device that are being stored, so from the moment this returns no upload of a revoked device is
     * stored. Audited as {@code device.<verb>}.
     *
     * @param verb {@code approve}, {@code revoke} or {@code restore}
     */
    boolean move(String deviceId, List<DeviceStatus> from, DeviceStatus to, String verb, AuditContext act);

    /** Gives a device a name; false when it is not there or has that name. Audited as {@code device.name}. */
    boolean name(String deviceId, String name, AuditContext act);

    /**
     * Deletes a device with its keys, its usage and its share of all sums, and keeps the digest of its id. It waits for
     * uploads of the device that are being stored. False when it is not there. Audited as {@code device.erase}.
     *
     * @throws io.tokenspeed.model.storage.StorageException if not all could be deleted. Then the device is still there,
     *     perhaps without its usage where that is in another engine, and the call can be repeated
     */
    boolean erase(String deviceId, AuditContext act);

    /**
     * Does the same at the device's own wish. False when it is not there or the nonce was used before.
     *
     * @param nonce the nonce of the request, stored in the same transaction; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if it is not active
     */
    boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act);

    /** When a device with this id was erased, in seconds since the epoch; empty where none was. */
    Optional<Long> erasedAt(String deviceId);

    /** Whether a device with this id was erased. */
    default boolean erased(String deviceId) {
        return erasedAt(deviceId).isPresent();
    }

    /**
     * Notes what a device told with a heartbeat. Not audited.
     *
     * @throws DeviceRevokedException if it is there and not active
     */
    void seen(String deviceId, Heartbeat heartbeat);
}
