package io.tokenspeed.hub;

import io.tokenspeed.hub.command.Operator;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.hub.AdminStorage;
import java.security.SecureRandom;
import java.time.Clock;

/** Works on the hub's database, whether the hub is running or not. */
final class LocalOperator implements Operator {
    private final HubSettings settings;
    private final Clock clock;
    private final OpenDatabase database;
    private final DeviceControl devices;

    /** Opens neither the key file nor Redis, so that a device can be revoked without them. */
    LocalOperator(HubSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        database = OpenDatabase.withoutRedis(settings);
        Journal journal =
                new Journal(settings.storage().journal(), clock.instant().getEpochSecond());
        devices = new DeviceControl(database.storage().admin().devices(), journal, changed -> {});
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
    public int rewrap(AuditContext act) {
        return SecretVault.open(settings.storage().keyFile(), storage(), clock, new SecureRandom())
                .rewrap(act);
    }

    @Override
    public void close() {
        database.close();
    }
}
