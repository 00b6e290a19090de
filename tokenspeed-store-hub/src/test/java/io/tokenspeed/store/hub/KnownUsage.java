package io.tokenspeed.store.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.util.List;

/** Buckets of one device in two hours of one day. */
public final class KnownUsage {
    public static final long HOUR = NOON;

    private KnownUsage() {}

    public static void store(HubStorage hub) {
        String device = TestDevices.active(hub, 1);
        hub.uploads().store(List.of(upload(device, record(NOON, 1, 1), record(NOON + 3600, 1, 2))));
    }
}
