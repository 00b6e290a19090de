package io.tokenspeed.dashboard;

import io.tokenspeed.dashboard.query.ServerFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The facts of a local server in tests. */
public final class TestFacts implements ServerFacts {
    private final Instant now;

    /** The facts of a server whose clock stands still. */
    public TestFacts(Instant now) {
        this.now = now;
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Instant startedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public ZoneId timeZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public String databaseName() {
        return "memory";
    }

    @Override
    public boolean importing() {
        return false;
    }

    @Override
    public @Nullable Instant lastImportAt() {
        return null;
    }

    @Override
    public int liveReaders() {
        return 0;
    }

    @Override
    public long droppedLiveReaders() {
        return 0;
    }
}
