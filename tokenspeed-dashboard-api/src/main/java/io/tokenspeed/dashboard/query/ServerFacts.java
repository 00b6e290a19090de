package io.tokenspeed.dashboard.query;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a server tells about itself. */
public interface ServerFacts {
    /** What kind of server it is, which decides what it can be asked. */
    default ServerKind kind() {
        return ServerKind.LOCAL;
    }

    /** The program's version. */
    String version();

    /** The version of the database's schema. */
    int schemaVersion();

    /** When the server started. */
    Instant startedAt();

    /** The zone that days are cut in when a reader asks for none. */
    ZoneId timeZone();

    /** The name of the database's file, without its folder. */
    String databaseName();

    /** Whether agents' files are being read right now. */
    boolean importing();

    /** When they were last read to their end; null before the first time. */
    @Nullable
    Instant lastImportAt();

    /** How many read the live feed now. */
    int liveReaders();

    /** How many readers of the live feed were dropped because they did not keep up. */
    long droppedLiveReaders();
}
