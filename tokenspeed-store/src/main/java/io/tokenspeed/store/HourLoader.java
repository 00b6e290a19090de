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

/** Reads hourly sums and what belongs to them. Its owner guards it. */
final class HourLoader {
    private static final String CHANGED = "(SELECT hour FROM summed_hour WHERE revision > ?)";
    private static final String ROWS = "SELECT * FROM usage_hour";
    private static final String REQUESTS = """
        SELECT instant / 3600000, tool || char(0) || project || char(0) || provider || char(0) || model, \
        output_tps, cost, speed_basis, speed_tokens, speed_ms, output, latency_ms \
        FROM usage_request WHERE superseded = 0""";
    private static final int FIRST_SUM = 6;

    private final Map<String, RowKey> keys = new HashMap<>();

    /** The revision of the latest change; 0 when there is none. */
    static long revision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(revision), 0) FROM summed_hour")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Brings {@code hours} from a revision to the latest one; -1 stands for nothing loaded yet. */
    void load(Connection connection, long since, NavigableMap<Long, List<HourRow>> hours) throws SQLException {
        if (since < 0) {
            hours.putAll(rows(connection, ROWS, details(connection, REQUESTS, since), since));
            return;
        }
        for (long hour : changed(connection, since)) {
            hours.remove(hour);
        }
        String span = " AND instant >= (SELECT MIN(hour) FROM summed_hour WHERE revision > ?) * 3600000"
                + " AND instant / 3600000 IN " + CHANGED;
        hours.putAll(rows(
                connection, ROWS + " WHERE hour IN " + CHANGED, details(connection, REQUESTS + span, since), since));
    }

    private static List<Long> changed(Connection connection, long since) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, CHANGED.substring(1, CHANGED.length() - 1), since);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                hours.add(row.getLong(1));
            }
        }
        return hours;
    }

    private NavigableMap<Long, List<HourRow>> rows(
            Connection connection, String sql, Map<Long, Map<RowKey, HourDetails>> details, long since)
            throws SQLException {
        NavigableMap<Long, List<HourRow>> hours = new TreeMap<>();
        try (PreparedStatement query = prepare(connection, sql, since);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long hour = row.getLong(1);
                RowKey key = key(
                        row.getString(2) + '\0' + row.getString(3) + '\0' + row.getString(4) + '\0' + row.getString(5));
                HourDetails found = details.getOrDefault(hour, Map.of()).getOrDefault(key, HourDetails.NONE);
                hours.computeIfAbsent(hour, any -> new ArrayList<>(4))
                        .add(new HourRow(
                                key, UsageColumns.columns(row, FIRST_SUM), found.compatible(), found.speeds()));
            }
        }
        return hours;
    }

    private Map<Long, Map<RowKey, HourDetails>> details(Connection connection, String sql, long since)
            throws SQLException {
        Map<Long, Map<RowKey, HourDetails>> details = new HashMap<>();
        try (PreparedStatement query = prepare(connection, sql, since);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                details.computeIfAbsent(row.getLong(1), hour -> new HashMap<>(4))
                        .computeIfAbsent(key(row.getString(2)), key -> new HourDetails())
                        .add(row);
            }
        }
        return details;
    }

    private static PreparedStatement prepare(Connection connection, String sql, long since) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
            statement.setLong(i, since);
        }
        return statement;
    }

    private RowKey key(String joined) {
        return keys.computeIfAbsent(joined, text -> {
            String[] parts = text.split("\0", -1);
            return new RowKey(parts[0], parts[1], parts[2], parts[3]);
        });
    }
}
