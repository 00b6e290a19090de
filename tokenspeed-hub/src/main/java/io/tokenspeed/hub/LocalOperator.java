package io.tokenspeed.hub;

import io.tokenspeed.hub.command.Operator;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.AdminStorage;
import java.security.SecureRandom;
import java.time.Clock;

/** Works on the hub's database beside a running hub or without one. */
final class LocalOperator implements Operator {
    private final OpenDatabase database;
    private final SecretVault vault;
    private final DeviceControl devices;

    LocalOperator(HubSettings settings, Clock clock) {
        database = OpenDatabase.of(settings);
        AdminStorage admin = database.storage().admin();
        vault = SecretVault.open(settings.keyFile(), admin, clock, new SecureRandom());
        Journal journal = new Journal(settings.journal(), clock.instant().getEpochSecond());
        devices = new DeviceControl(admin.devices(), journal, new KnownKeys(admin, vault, clock));
    }

    @Override
    public AdminStorage storage() {
        return database.storage().admin();
    }

    @Override
    public DeviceControl devices() {
        return devices;
    }

    @Override
    public int rewrap(Act act) {
        return vault.rewrap(act);
    }

    @Override
    public void close() {
        database.close();
    }
}
