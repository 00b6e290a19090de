package io.tokenspeed.agent.server;

import io.tokenspeed.agent.demo.DemoHistory;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The facts that the local server's API tells about the server. */
final class Facts implements ServerFacts {
    private final Path database;
    private final String version;
    private final Clock clock;
    private final Follower follower;
    private final LiveFeed feed;
    private final Told told;
    private final Instant startedAt;

    /**
     * What others know and tell when they are asked.
     *
     * @param exported what was sent to a receiver of OpenTelemetry; null where nothing is to be sent
     * @param subscriptions the user's subscriptions
     */
    record Told(Supplier<@Nullable ExportCounts> exported, Supplier<Subscriptions> subscriptions) {}

    Facts(Path database, String version, Clock clock, Follower follower, LiveFeed feed, Told told) {
        this.database = database;
        this.version = version;
        this.clock = clock;
        this.follower = follower;
        this.feed = feed;
        this.told = told;
        this.startedAt = clock.instant();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int schemaVersion() {
        return SqliteLocalStorage.SCHEMA_VERSION;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean demo() {
        return DemoHistory.isBelow(database);
    }

    @Override
    public ZoneId timeZone() {
        return clock.getZone();
    }

    @Override
    public String databaseName() {
        return String.valueOf(database.getFileName());
    }

    @Override
    public boolean importing() {
        return follower.importing();
    }

    @Override
    public @Nullable Instant lastImportAt() {
        return follower.lastImportAt();
    }

    @Override
    public int liveReaders() {
        return feed.readers();
    }

    @Override
    public long droppedLiveReaders() {
        return feed.dropped();
    }

    @Override
    public Subscriptions subscriptions() {
        return told.subscriptions().get();
    }

    @Override
    public @Nullable ExportCounts exported() {
        return told.exported().get();
    }
}
