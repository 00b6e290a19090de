package io.tokenspeed.store;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All hourly sums of a database in memory, because adding them up there takes a tenth of the time. Safe for use by
 * several threads; what a question sees is one state of the database.
 */
final class HourCube {
    private final Connections connections;
    private final HourLoader loader = new HourLoader();
    private volatile NavigableMap<Long, List<HourRow>> hours = new TreeMap<>();
    private long revision = -1;

    HourCube(Connections connections) {
        this.connections = connections;
    }

    /** The hours as the database has them now, by hours since the epoch. */
    NavigableMap<Long, List<HourRow>> hours() {
        return connections.use(connection -> {
            UsageHours.refresh(connection);
            return refreshed(connection);
        });
    }

    private synchronized NavigableMap<Long, List<HourRow>> refreshed(Connection connection) throws SQLException {
        long latest = HourLoader.revision(connection);
        if (latest != revision) {
            NavigableMap<Long, List<HourRow>> next = new TreeMap<>(hours);
            loader.load(connection, revision, next);
            hours = next;
            revision = latest;
        }
        return hours;
    }

    /** Adds up what matches a filter in the given hours, grouped by dimensions. */
    static <T> Map<List<String>, T> groups(
            NavigableMap<Long, List<HourRow>> hours,
            UsageFilter filter,
            List<Dimension> by,
            Supplier<Tally<T>> newTally) {
        IdentityHashMap<RowKey, @Nullable Tally<T>> byKey = new IdentityHashMap<>();
        Map<List<String>, Tally<T>> tallies = new HashMap<>();
        for (List<HourRow> rows : hours.values()) {
            for (HourRow row : rows) {
                Tally<T> tally = byKey.get(row.key());
                if (tally == null && !byKey.containsKey(row.key())) {
                    tally = row.key().matches(filter)
                            ? tallies.computeIfAbsent(row.key().values(by), key -> newTally.get())
                            : null;
                    byKey.put(row.key(), tally);
                }
                if (tally != null) {
                    tally.add(row);
                }
            }
        }
        Map<List<String>, T> groups = new HashMap<>();
        tallies.forEach((key, tally) -> groups.put(key, tally.result()));
        return groups;
    }
}
