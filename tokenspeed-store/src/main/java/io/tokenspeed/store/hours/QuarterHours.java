package io.tokenspeed.store.hours;

import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
            "SELECT CAST(instant AS INTEGER) / " + MILLIS + ", tool, project, provider, model, "
                    + UsageColumn.SUMS + " FROM usage_request WHERE superseded = 0 AND instant >= ? AND instant < ?"
                    + " GROUP BY 1, 2, 3, 4, 5";

    private final Connections connections;
    private final Map<Long, Split> kept = new ConcurrentHashMap<>();

    public QuarterHours(Connections connections) {
        this.connections = connections;
    }

    private record Split(HourBlock hour, NavigableMap<Long, HourBlock> quarters) {}

    /**
     * Returns the sums of an hour by quarter, without distributions of speeds. Hours and quarters are counted since the
     * epoch.
     *
     * @param block the current sums of the hour
     */
    NavigableMap<Long, HourBlock> of(long hour, HourBlock block) {
        Split known = kept.get(hour);
        if (known == null || known.hour() != block) {
            known = new Split(block, connections.use(connection -> read(connection, hour, block)));
            kept.put(hour, known);
        }
        return known.quarters();
    }

    private static NavigableMap<Long, HourBlock> read(Connection connection, long hour, HourBlock block)
            throws SQLException {
        Map<RowKey, RowKey> keys = new HashMap<>();
        for (int row = 0; row < block.size(); row++) {
            keys.put(block.key(row), block.key(row));
        }
        NavigableMap<Long, List<HourBlock.Row>> rows = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setLong(1, hour * HOUR);
            query.setLong(2, (hour + 1) * HOUR);
            try (ResultSet row = query.executeQuery()) {
                ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
                while (row.next()) {
                    RowKey key = new RowKey(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                    UsageVector sums = UsageVector.read(row, positions);
                    rows.computeIfAbsent(row.getLong(1), quarter -> new ArrayList<>())
                            .add(new HourBlock.Row(keys.getOrDefault(key, key), "", sums, HourDetails.NONE));
                }
            }
        }
        NavigableMap<Long, HourBlock> quarters = new TreeMap<>();
        rows.forEach((quarter, all) -> quarters.put(quarter, HourBlock.of(all)));
        return quarters;
    }
}
