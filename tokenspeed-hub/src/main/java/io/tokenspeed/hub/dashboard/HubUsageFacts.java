package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.query.ServerKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a hub publishes about itself.
 *
 * @param version the program's version
 * @param startedAt when the hub started
 * @param clock tells the time
 */
public record HubUsageFacts(String version, Instant startedAt, Clock clock) implements ServerFacts {
    /** Facts of a hub that starts now. */
    public HubUsageFacts(String version, Clock clock) {
        this(version, clock.instant(), clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public ServerKind kind() {
        return ServerKind.HUB;
    }

    @Override
    public int liveReaders() {
        return 0;
    }

    @Override
    public long droppedLiveReaders() {
        return 0;
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    /** Devices are anywhere, so days are those of UTC unless a reader asks for another zone. */
    @Override
    public ZoneId timeZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public String databaseName() {
        return "hub";
    }

    @Override
    public boolean importing() {
        return false;
    }

    @Override
    public @Nullable Instant lastImportAt() {
        return null;
    }
}
