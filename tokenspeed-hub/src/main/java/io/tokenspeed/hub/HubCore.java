package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.journal.Restore;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.hub.AdminStorage;
import java.security.SecureRandom;
import java.time.Clock;

/** Keys, devices and the journal. On construction, checks the key file against the database. */
final class HubCore {
    private final SecretVault vault;
    private final KnownKeys keys;
    private final DeviceControl devices;
    private final Restore restore;

    HubCore(HubSettings settings, AdminStorage admin, Clock clock) {
        vault = SecretVault.open(settings.storage().keyFile(), admin, clock, new SecureRandom());
        keys = new KnownKeys(admin, vault, clock);
        Journal journal =
                new Journal(settings.storage().journal(), clock.instant().getEpochSecond());
        devices = new DeviceControl(admin.devices(), journal, keys::drop);
        restore = new Restore(admin, journal);
    }

    /**
     * Applies the journal to the database, which may come from a backup, and marks {@code now}, in seconds since the
     * epoch, in both.
     */
    void restore(long now) {
        restore.apply(now);
        restore.mark(now);
    }

    SecretVault vault() {
        return vault;
    }

    KnownKeys keys() {
        return keys;
    }

    DeviceControl devices() {
        return devices;
    }

    Restore restore() {
        return restore;
    }
}
