package io.tokenspeed.model.hub;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices. */
public interface DeviceTable {
    /**
     * Redeems the invite and stores the device with its key in one transaction, so that an invite never lets in more
     * devices than it allows. Audited as {@code device.enrol}.
     */
    EnrolResult enrol(Enrolment enrolment, Act act);

    /** A device; empty when it is unknown or erased. */
    Optional<Device> find(String deviceId);

    /** All devices, pending ones first, then by day of enrolment, newest first, then by id. */
    List<Device> list();

    /**
     * Moves a device from one status to another; false when it is not there or has another status. From the moment this
     * returns no upload of a revoked device is stored. Audited as {@code device.<verb>}.
     *
     * @param verb {@code approve}, {@code revoke} or {@code restore}
     */
    boolean move(String deviceId, List<DeviceStatus> from, DeviceStatus to, String verb, Act act);

    /** Gives a device a name. Audited as {@code device.label}. */
    boolean label(String deviceId, String label, Act act);

    /**
     * Deletes a device with its keys, its usage and its share of all sums, and keeps the digest of its id. False when it
     * is not there. Audited as {@code device.erase}.
     *
     * @param nonce the nonce of the device's own request, stored in the same transaction; null for none
     */
    boolean erase(String deviceId, @Nullable NonceUse nonce, Act act);

    /** Whether a device with this id was erased. */
    boolean erased(String deviceId);

    /** Notes what a device told with a heartbeat. Not audited. */
    void seen(String deviceId, Heartbeat heartbeat);
}
