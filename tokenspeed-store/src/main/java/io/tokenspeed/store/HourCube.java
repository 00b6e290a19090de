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
    private volatile NavigableMap<Long, HourBlock> hours = new TreeMap<>();
    private long revision = -1;

    HourCube(Connections connections) {
        this.connections = connections;
    }

    /** The hours as the database has them now, by hours since the epoch. */
    NavigableMap<Long, HourBlock> hours() {
        return connections.use(connection -> {
            UsageHours.refresh(connection);
            return refreshed(connection);
        });
    }

    private synchronized NavigableMap<Long, HourBlock> refreshed(Connection connection) throws SQLException {
        long latest = HourLoader.revision(connection);
        if (latest != revision) {
            NavigableMap<Long, HourBlock> next = new TreeMap<>(hours);
            loader.load(connection, revision, next);
            hours = next;
            revision = latest;
        }
        return hours;
    }

    /** Adds up what matches a filter in the given hours, grouped by dimensions. */
    static <T> Map<List<String>, T> groups(
            NavigableMap<Long, HourBlock> hours, UsageFilter filter, List<Dimension> by, Supplier<Tally<T>> newTally) {
        IdentityHashMap<RowKey, @Nullable Tally<T>> byKey = new IdentityHashMap<>();
        Map<List<String>, Tally<T>> tallies = new HashMap<>();
        for (HourBlock block : hours.values()) {
            for (int row = 0; row < block.size(); row++) {
                RowKey key = block.key(row);
                Tally<T> tally = byKey.get(key);
                if (tally == null && !byKey.containsKey(key)) {
                    tally = key.matches(filter)
                            ? tallies.computeIfAbsent(key.values(by), values -> newTally.get())
                            : null;
                    byKey.put(key, tally);
                }
                if (tally != null) {
                    tally.add(block, row);
                }
            }
        }
        Map<List<String>, T> groups = new HashMap<>();
        tallies.forEach((key, tally) -> groups.put(key, tally.result()));
        return groups;
    }
}
