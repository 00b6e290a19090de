package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.config.HubLimits;
import io.tokenspeed.model.shared.BudgetStore;
import java.time.Clock;
import java.util.List;

/** The rate limits of a device, one for each kind of request. */
public final class DeviceRates {
    private static final int SMALL_BURST = 10;
    private static final int SMALL_PER_MINUTE = 2;
    private static final int LEGACY_BURST = 600;
    private static final int LEGACY_PER_MINUTE = 120;

    private final BudgetStore store;
    private final Clock clock;
    private final DeviceRate large;
    private final DeviceRate small;
    private final DeviceRate predecessor;

    /** Rate limits whose budgets the nodes of a hub share through a store. */
    public DeviceRates(HubLimits limits, BudgetStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.large =
                new DeviceRate("large", limits.device().burst(), limits.device().perMinute(), store, clock);
        this.small = new DeviceRate("small", SMALL_BURST, SMALL_PER_MINUTE, store, clock);
        this.predecessor = new DeviceRate("legacy", LEGACY_BURST, LEGACY_PER_MINUTE, store, clock);
    }

    /** The limit for uploads, configuration and keys. */
    public DeviceRate large() {
        return large;
    }

    /** The limit for heartbeats and erasure, which a flood of uploads must not hold up. */
    public DeviceRate small() {
        return small;
    }

    /** The limit for devices of the predecessor. */
    public DeviceRate predecessor() {
        return predecessor;
    }

    /** Tells the other nodes the spending here that they do not know yet, and deletes budgets that are full again. */
    public void tell() {
        List.of(large, small, predecessor).forEach(DeviceRate::tell);
        store.purge(clock.millis() * 1_000);
    }
}
