package io.tokenspeed.store.hours;

import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sums of single hours by quarter, for zones whose days begin inside an hour of UTC. Keeps the quarters of an hour
 * until the hour changes. Safe for use by several threads.
 */
public final class QuarterHours {
    /** The length of a quarter in milliseconds. */
    static final long MILLIS = 900_000;

    private static final long HOUR = 3_600_000;
    private static final String SQL =
            "SELECT CAST(instant AS INTEGER) / " + MILLIS + ", tool, project, provider, model, session, "
                    + UsageColumn.SUMS + " FROM usage_request WHERE superseded = 0 AND instant >= ? AND instant < ?"
                    + " GROUP BY 1, 2, 3, 4, 5, 6";

    private final ColdHours cold;
    private final Map<Long, Split> kept = new ConcurrentHashMap<>();

    public QuarterHours(Connections connections) {
        this.cold = new ColdHours(connections);
    }

    /** @param missing whether the archived requests of the hour could not be read */
    private record Split(HourBlock hour, NavigableMap<Long, HourBlock> quarters, boolean missing) {}

    /** Reads the quarters of all these hours that are not kept, which is faster than one by one. */
    void prepare(Map<Long, HourBlock> hours) {
        Map<Long, HourBlock> wanted = new HashMap<>(hours);
        wanted.entrySet().removeIf(hour -> {
            Split known = kept.get(hour.getKey());
            return known != null && known.hour() == hour.getValue();
        });
        cold.hours(wanted.keySet(), (connection, some) -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                for (long hour : some) {
                    HourBlock block = Objects.requireNonNull(wanted.get(hour));
                    Map<Long, Map<String, HourDetails>> details = HourLoader.byQuarter(connection, hour);
                    kept.put(hour, new Split(block, read(query, hour, block, details), MissingHours.has(hour)));
                }
            }
        });
    }

    /**
     * Returns the sums of an hour by quarter. Hours and quarters are counted since the epoch.
     *
     * @param block the current sums of the hour
     */
    NavigableMap<Long, HourBlock> of(long hour, HourBlock block) {
        prepare(Map.of(hour, block));
        Split split = Objects.requireNonNull(kept.get(hour));
        if (split.missing()) {
            MissingHours.note(hour);
        }
        return split.quarters();
    }

    private static NavigableMap<Long, HourBlock> read(
            PreparedStatement query, long hour, HourBlock block, Map<Long, Map<String, HourDetails>> details)
            throws SQLException {
        Map<RowKey, RowKey> keys = new HashMap<>();
        for (int row = 0; row < block.size(); row++) {
            keys.put(block.key(row), block.key(row));
        }
        NavigableMap<Long, List<HourBlock.Row>> rows = new TreeMap<>();
        query.setLong(1, hour * HOUR);
        query.setLong(2, (hour + 1) * HOUR);
        try (ResultSet row = query.executeQuery()) {
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                RowKey key = new RowKey(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                HourDetails of = details.getOrDefault(row.getLong(1), Map.of())
                        .getOrDefault(HourLoader.key(row) + '\0' + row.getString(6), HourDetails.NONE);
                UsageVector sums = UsageVector.read(row, positions);
                rows.computeIfAbsent(row.getLong(1), quarter -> new ArrayList<>())
                        .add(new HourBlock.Row(keys.getOrDefault(key, key), row.getString(6), sums, of));
            }
        }
        NavigableMap<Long, HourBlock> quarters = new TreeMap<>();
        rows.forEach((quarter, all) -> quarters.put(quarter, HourBlock.of(all)));
        return quarters;
    }
}
