package io.tokenspeed.store.activity;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.hours.WholeHours;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sums of tracked interactions by hour, in memory. Interactions are only added, so the hours of those that arrived
 * since are all that must be read again. Safe for use by several threads.
 */
final class TrackedHours {
    private static final long HOUR = 3_600_000;
    private static final String LATEST = "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'interaction'";
    private static final String CHANGED = "SELECT DISTINCT at / 3600000 FROM interaction WHERE number > ?";
    private static final String ROWS = "SELECT hour, " + TrackedRow.SUMS + ", first_at, last_at FROM interaction_hour";
    private static final String PART = "SELECT " + TrackedRow.SUMS_OF_ROWS
            + ", MIN(at) AS first_at, MAX(at) AS last_at FROM interaction WHERE at >= ? AND at < ? GROUP BY 1, 2";

    private final Connections connections;
    private NavigableMap<Long, List<TrackedRow>> hours = new TreeMap<>();
    private long latest;
    private @Nullable DatabaseFiles loaded;

    TrackedHours(Connections connections) {
        this.connections = connections;
    }

    /** Returns the sums as they are now. */
    NavigableMap<Long, List<TrackedRow>> now() {
        return connections.useFile(this::refreshed);
    }

    /** Gives the sums in a range to {@code sink}; reads single interactions at its edges. */
    void each(NavigableMap<Long, List<TrackedRow>> current, TimeRange range, Consumer<TrackedRow> sink) {
        WholeHours whole = WholeHours.of(range);
        current.subMap(whole.first(), true, whole.end(), false).values().forEach(rows -> rows.forEach(sink));
        for (TimeRange edge : whole.edges()) {
            if (edge.from() != null
                    && current.containsKey(Math.floorDiv(edge.from().toEpochMilli(), HOUR))) {
                part(edge).forEach(sink);
            }
        }
    }

    private List<TrackedRow> part(TimeRange edge) {
        List<TrackedRow> rows = new ArrayList<>();
        new ColdHours(connections).each(edge, (connection, part) -> {
            read(connection, part, rows);
            return true;
        });
        return rows;
    }

    private static void read(Connection connection, TimeRange part, List<TrackedRow> rows) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PART)) {
            query.setObject(1, part.from() == null ? null : part.from().toEpochMilli());
            query.setObject(2, part.to() == null ? null : part.to().toEpochMilli());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(TrackedRow.read(row, row.getLong("first_at"), row.getLong("last_at")));
                }
            }
        }
    }

    private synchronized NavigableMap<Long, List<TrackedRow>> refreshed(Connection connection, DatabaseFiles files)
            throws SQLException {
        if (loaded != null && !loaded.isOfSameDatabaseAs(files)) {
            hours = new TreeMap<>();
            latest = 0;
        }
        loaded = files;
        long now = latest(connection);
        if (now != latest) {
            hours = latest == 0 ? all(connection) : withChanged(connection);
            latest = now;
        }
        return hours;
    }

    private static long latest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LATEST);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static NavigableMap<Long, List<TrackedRow>> all(Connection connection) throws SQLException {
        NavigableMap<Long, List<TrackedRow>> all = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(ROWS);
                ResultSet row = query.executeQuery()) {
            add(row, all);
        }
        return all;
    }

    private NavigableMap<Long, List<TrackedRow>> withChanged(Connection connection) throws SQLException {
        NavigableMap<Long, List<TrackedRow>> next = new TreeMap<>(hours);
        try (PreparedStatement query = connection.prepareStatement(ROWS + " WHERE hour = ?")) {
            for (long hour : changed(connection)) {
                next.remove(hour);
                query.setLong(1, hour);
                try (ResultSet row = query.executeQuery()) {
                    add(row, next);
                }
            }
        }
        return next;
    }

    private SortedSet<Long> changed(Connection connection) throws SQLException {
        TreeSet<Long> changed = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(CHANGED)) {
            query.setLong(1, latest);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changed.add(row.getLong(1));
                }
            }
        }
        return changed;
    }

    private static void add(ResultSet row, NavigableMap<Long, List<TrackedRow>> hours) throws SQLException {
        while (row.next()) {
            hours.computeIfAbsent(row.getLong("hour"), unused -> new ArrayList<>())
                    .add(TrackedRow.read(row, row.getLong("first_at"), row.getLong("last_at")));
        }
    }
}
