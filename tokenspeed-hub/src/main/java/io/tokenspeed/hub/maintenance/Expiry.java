package io.tokenspeed.hub.maintenance;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes old receipts, retired keys, and devices that nobody approved. */
public final class Expiry {
    private static final long DAY = 86_400;
    private static final long RECEIPT_DAYS = 40;
    private static final long RETIRED_KEY_DAYS = 7;
    private static final long PENDING_DAYS = 7;

    private final HubStorage storage;
    private final DeviceControl devices;

    public Expiry(HubStorage storage, DeviceControl devices) {
        this.storage = storage;
        this.devices = devices;
    }

    /** Returns the deletions at {@code now}, in seconds since the epoch, as steps that do not depend on each other. */
    List<Runnable> steps(long now) {
        return List.of(
                () -> storage.uploads().purgeReceipts(now - RECEIPT_DAYS * DAY),
                () -> storage.admin().keys().purge(now - RETIRED_KEY_DAYS * DAY),
                () -> eraseUnapproved(now));
    }

    /** Makes the pending erasures and revocations of devices. */
    void makePending() {
        devices.makePending();
    }

    private void eraseUnapproved(long now) {
        LocalDate oldest =
                LocalDate.ofInstant(Instant.ofEpochSecond(now), ZoneOffset.UTC).minusDays(PENDING_DAYS);
        for (Device device : storage.admin().devices().list()) {
            if (device.status() == DeviceStatus.PENDING && device.enrolledOn().isBefore(oldest)) {
                devices.erase(device.deviceId(), new AuditContext("system", "", now));
            }
        }
    }
}
