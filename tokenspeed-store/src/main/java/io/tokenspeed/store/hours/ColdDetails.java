package io.tokenspeed.store.hours;

import io.tokenspeed.store.cold.DamagedBlockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The details of archived hours, which are kept apart from their requests, so that no block is opened for them. */
public final class ColdDetails {
    private static final System.Logger LOGGER = System.getLogger(ColdDetails.class.getName());

    private static final String DETAILS = "SELECT hour, speeds FROM archive_hour WHERE hour >= ? AND hour < ?";
    private static final String KEYS = "SELECT " + UsageHours.KEYS
            + " FROM usage_hour WHERE hour >= ? AND hour < ? AND hour IN (SELECT hour FROM archive_hour)"
            + " ORDER BY " + UsageHours.KEYS;

    private static final String FOREIGN = """
        SELECT COUNT(*), tool || char(0) || project || char(0) || provider || char(0) || model || char(0) || session \
        FROM usage_request WHERE superseded = 0 AND instant >= ?1 * 3600000 AND instant < ?2 * 3600000 \
        AND tool = 'opencode' AND substr(id, 1, 9) <> 'opencode:' GROUP BY 2\
        """;

    private ColdDetails() {}

    /** Receives rows of {@code usage_hour} with their details. */
    public interface Sink {
        /**
         * Receives a row.
         *
         * @param key a row with the columns of the key of {@code usage_hour}
         */
        void add(ResultSet key, HourDetails details) throws SQLException;
    }

    /** Passes all rows of the archived hours from {@code from} to before {@code to}. */
    public static void each(Connection connection, long from, long to, Sink sink) throws SQLException {
        Map<Long, List<HourDetails>> details = of(connection, from, to);
        if (details.isEmpty()) {
            return;
        }
        Map<Long, Integer> next = new HashMap<>();
        try (PreparedStatement query = prepare(connection, KEYS, from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int index = next.merge(row.getLong(1), 1, Integer::sum) - 1;
                sink.add(row, at(details.getOrDefault(row.getLong(1), List.of()), index));
            }
        }
    }

    /** The details of a row of {@code usage_hour}, given by its place in the order of keys of its hour. */
    static HourDetails at(List<HourDetails> hour, int index) {
        return index < hour.size() ? hour.get(index) : HourDetails.NONE;
    }

    /** Reads the details of the archived hours from {@code from} to before {@code to}, in the order of keys. */
    static Map<Long, List<HourDetails>> of(Connection connection, long from, long to) throws SQLException {
        Map<Long, List<HourDetails>> details = new HashMap<>();
        try (PreparedStatement query = prepare(connection, DETAILS, from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                details.put(row.getLong(1), decode(row.getLong(1), row.getBytes(2)));
            }
        }
        return details;
    }

    private static List<HourDetails> decode(long hour, byte[] bytes) {
        try {
            return DetailCodec.decode(bytes);
        } catch (DamagedBlockException damage) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "The speeds of the archived hour {0} {1}", hour, damage.getMessage());
            return List.of();
        }
    }

    /** Computes the details of an hour from its requests, which are ordinary rows. */
    public static byte[] encode(Connection connection, long hour) throws SQLException {
        Map<String, HourDetails> known =
                HourLoader.details(connection, hour, hour + 1).getOrDefault(hour, Map.of());
        try (PreparedStatement query = prepare(connection, FOREIGN, hour, hour + 1);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                known.getOrDefault(row.getString(2), new HourDetails()).addForeign(row.getLong(1));
            }
        }
        List<HourDetails> rows = new ArrayList<>();
        try (PreparedStatement query = prepare(
                        connection,
                        "SELECT " + UsageHours.KEYS + " FROM usage_hour WHERE hour >= ? AND hour < ? ORDER BY "
                                + UsageHours.KEYS,
                        hour,
                        hour + 1);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(known.getOrDefault(key(row), HourDetails.NONE));
            }
        }
        return DetailCodec.encode(rows);
    }

    private static String key(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 2; i <= 6; i++) {
            parts.add(row.getString(i));
        }
        return String.join("\0", parts);
    }

    private static PreparedStatement prepare(Connection connection, String sql, long from, long to)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, from);
        statement.setLong(2, to);
        return statement;
    }
}
