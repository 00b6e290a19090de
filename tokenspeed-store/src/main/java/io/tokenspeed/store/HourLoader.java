package io.tokenspeed.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads hourly sums and what belongs to them, a month at a time to need little memory. Its owner guards it. */
final class HourLoader {
    private static final long HOUR = 3_600_000;
    private static final long MONTH = 720;
    private static final int FIRST_SUM = 6;

    private static final String CHANGED = "SELECT hour FROM summed_hour WHERE revision > ? ORDER BY hour";
    private static final String ROWS = "SELECT * FROM usage_hour WHERE hour >= ?1 AND hour < ?2";
    private static final String REQUESTS = """
        SELECT instant / 3600000, tool || char(0) || project || char(0) || provider || char(0) || model, \
        output_tps, cost, speed_basis, speed_tokens, speed_ms, output, latency_ms \
        FROM usage_request WHERE superseded = 0 AND instant >= ?1 * 3600000 AND instant < ?2 * 3600000""";

    private final Map<String, RowKey> keys = new HashMap<>();

    /** The revision of the latest change; 0 when there is none. */
    static long revision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(revision), 0) FROM summed_hour")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Brings {@code hours} from a revision to the latest one; -1 stands for nothing loaded yet. */
    void load(Connection connection, long since, NavigableMap<Long, HourBlock> hours) throws SQLException {
        long end = Long.MIN_VALUE;
        for (long hour : changed(connection, since)) {
            if (since >= 0) {
                hours.remove(hour);
                load(connection, hour, hour + 1, hours);
            } else if (hour >= end) {
                end = hour + MONTH;
                load(connection, hour, end, hours);
            }
        }
    }

    private static List<Long> changed(Connection connection, long since) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CHANGED)) {
            query.setLong(1, since);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }

    private void load(Connection connection, long from, long to, NavigableMap<Long, HourBlock> hours)
            throws SQLException {
        Map<Long, Map<RowKey, HourDetails>> details = details(connection, from, to);
        Map<Long, List<HourBlock.Row>> rows = new TreeMap<>();
        try (PreparedStatement query = prepare(connection, ROWS, from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                RowKey key = key(
                        row.getString(2) + '\0' + row.getString(3) + '\0' + row.getString(4) + '\0' + row.getString(5));
                HourDetails found =
                        details.getOrDefault(row.getLong(1), Map.of()).getOrDefault(key, HourDetails.NONE);
                rows.computeIfAbsent(row.getLong(1), hour -> new ArrayList<>())
                        .add(new HourBlock.Row(key, UsageColumns.columns(row, FIRST_SUM), found));
            }
        }
        rows.forEach((hour, all) -> hours.put(hour, HourBlock.of(hour * HOUR, all)));
    }

    private Map<Long, Map<RowKey, HourDetails>> details(Connection connection, long from, long to) throws SQLException {
        Map<Long, Map<RowKey, HourDetails>> details = new HashMap<>();
        try (PreparedStatement query = prepare(connection, REQUESTS, from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                details.computeIfAbsent(row.getLong(1), hour -> new HashMap<>())
                        .computeIfAbsent(key(row.getString(2)), key -> new HourDetails())
                        .add(row);
            }
        }
        return details;
    }

    private static PreparedStatement prepare(Connection connection, String sql, long from, long to)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, from);
        statement.setLong(2, to);
        return statement;
    }

    private RowKey key(String joined) {
        return keys.computeIfAbsent(joined, text -> {
            String[] parts = text.split("\0", -1);
            return new RowKey(parts[0], parts[1], parts[2], parts[3]);
        });
    }
}
