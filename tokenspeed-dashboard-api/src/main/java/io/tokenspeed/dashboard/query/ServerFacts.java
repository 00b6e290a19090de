package io.tokenspeed.dashboard.query;

import io.tokenspeed.model.subscription.Subscriptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that a server publishes about itself. */
public interface ServerFacts {
    /** The kind of server, which decides which endpoints there are. */
    default ServerKind kind() {
        return ServerKind.LOCAL;
    }

    /** The program's version. */
    String version();

    /** The version of the database's schema. */
    int schemaVersion();

    /** When the server started. */
    Instant startedAt();

    /** The time by the server's clock. */
    Instant now();

    /** Whether the data are a generated example. */
    default boolean demo() {
        return false;
    }

    /** The zone in which days begin where a request names none. */
    ZoneId timeZone();

    /** The name of the database's file, without its folder. */
    String databaseName();

    /** Whether an import of the tools' logs is running. */
    boolean importing();

    /** When the last import ended; null before the first one. */
    @Nullable
    Instant lastImportAt();

    /** How many readers the live feed has now. */
    int liveReaders();

    /** How many readers of the live feed were dropped because they did not keep up. */
    long droppedLiveReaders();

    /** The user's subscriptions. */
    default Subscriptions subscriptions() {
        return Subscriptions.of(List.of(), List.of());
    }

    /** What was sent to a receiver of OpenTelemetry; null where nothing is to be sent. */
    default @Nullable ExportCounts exported() {
        return null;
    }
}
