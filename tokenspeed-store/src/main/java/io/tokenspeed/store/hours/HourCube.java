package io.tokenspeed.store.hours;

import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All hour sums of a database in memory, where adding them up takes a tenth of the time. Safe for use by several
 * threads; each query sees one state of the database.
 */
public final class HourCube {
    private final Connections connections;
    private final HourLoader loader;
    private volatile NavigableMap<Long, HourBlock> hours = new TreeMap<>();
    private long revision = -1;
    private @Nullable DatabaseFiles loaded;

    public HourCube(Connections connections) {
        this.connections = connections;
        this.loader = new HourLoader(connections);
    }

    /** The current hours of the database, by hours since the epoch. */
    public NavigableMap<Long, HourBlock> hours() {
        return connections.useFile((connection, files) -> {
            UsageHours.refresh(connection);
            return refreshed(connection, files);
        });
    }

    private synchronized NavigableMap<Long, HourBlock> refreshed(Connection connection, DatabaseFiles files)
            throws SQLException {
        if (loaded != null && !loaded.isOfSameDatabaseAs(files)) {
            hours = new TreeMap<>();
            revision = -1;
        }
        loaded = files;
        long latest = HourLoader.revision(connection);
        if (latest != revision) {
            NavigableMap<Long, HourBlock> next = new TreeMap<>(hours);
            loader.load(connection, revision, next);
            hours = next;
            revision = latest;
        }
        return hours;
    }
}
