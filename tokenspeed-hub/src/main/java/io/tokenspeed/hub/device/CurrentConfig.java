package io.tokenspeed.hub.device;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubIdentity;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The current configuration of devices. Another node may begin a new epoch at any time, so the database is read again
 * every ten seconds. Safe for use by several threads.
 */
public final class CurrentConfig implements Supplier<DeviceConfig> {
    private static final long MAX_AGE_MILLIS = 10_000;

    private final AdminStorage storage;
    private final Clock clock;
    private volatile Read last;

    private record Read(DeviceConfig config, long at) {}

    public CurrentConfig(AdminStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
        this.last = new Read(new DeviceConfig(storage.identity()), clock.millis());
    }

    @Override
    public DeviceConfig get() {
        Read known = last;
        long now = clock.millis();
        if (Math.abs(now - known.at()) < MAX_AGE_MILLIS) {
            return known.config();
        }
        HubIdentity identity = storage.identity();
        DeviceConfig config = identity.equals(known.config().identity()) ? known.config() : new DeviceConfig(identity);
        last = new Read(config, now);
        return config;
    }
}
