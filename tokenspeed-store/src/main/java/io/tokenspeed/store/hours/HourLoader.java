package io.tokenspeed.store.hours;

import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.SpeedKind;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.OneState;
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
import java.util.concurrent.ConcurrentHashMap;

/** Reads hour sums and their details. Not safe for use by several threads; {@link HourCube} guards it. */
public final class HourLoader {
    /** Hours read at once; few, to need little memory. */
    private static final long SPAN = 240;

    private static final String CHANGED = "SELECT hour FROM summed_hour WHERE revision > ? ORDER BY hour";
    private static final String ROWS = "SELECT " + UsageHours.KEYS + ", " + UsageColumn.NAMES
            + " FROM usage_hour WHERE hour >= ?1 AND hour < ?2" + " ORDER BY " + UsageHours.KEYS;
    private static final String REQUESTS = requests(3_600_000);
    private static final String BY_QUARTER = requests(QuarterHours.MILLIS);

    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, RowKey> keys = new ConcurrentHashMap<>();
    private final Connections connections;

    HourLoader(Connections connections) {
        this.connections = connections;
    }

    /** A query of requests by hour, which counts time in units of some milliseconds. */
    private static String requests(long unit) {
        return """
            SELECT CAST(instant AS INTEGER) / %d, \
            tool || char(0) || project || char(0) || provider || char(0) || model || char(0) || session, \
            output_tps, cost, %s, %s, COALESCE(ttft_ms, -1), agent_run, user_id IS NOT NULL \
            FROM usage_request WHERE superseded = 0 AND instant >= ?1 * 3600000 AND instant < ?2 * 3600000\
            """.formatted(unit, SpeedKind.DECODE.milliTokensPerSecond(), SpeedKind.E2E.milliTokensPerSecond());
    }

    /** Returns the highest revision of any hour; 0 if there is none. */
    public static long revision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(revision), 0) FROM summed_hour")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Updates {@code hours} from revision {@code since} to the latest; -1 means that nothing is loaded yet. */
    void load(Connection connection, long since, NavigableMap<Long, HourBlock> hours) throws SQLException {
        List<Long> changed = changed(connection, since);
        if (since < 0) {
            loadAll(changed, hours);
            return;
        }
        for (long hour : changed) {
            hours.remove(hour);
            hours.putAll(load(connection, hour, hour + 1));
        }
    }

    /** Uses all processors, because a user waits for the first answer. */
    private void loadAll(List<Long> all, NavigableMap<Long, HourBlock> hours) {
        List<Long> starts = new ArrayList<>();
        for (long hour : all) {
            if (starts.isEmpty() || hour >= starts.get(starts.size() - 1) + SPAN) {
                starts.add(hour);
            }
        }
        starts.parallelStream()
                .map(start -> connections.use(connection -> load(connection, start, start + SPAN)))
                .forEachOrdered(hours::putAll);
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

    private Map<Long, HourBlock> load(Connection connection, long from, long to) throws SQLException {
        return OneState.of(connection, () -> read(connection, from, to));
    }

    private Map<Long, HourBlock> read(Connection connection, long from, long to) throws SQLException {
        Map<Long, Map<String, HourDetails>> details = details(connection, from, to);
        Map<Long, List<HourDetails>> cold = ColdDetails.of(connection, from, to);
        Map<Long, List<HourBlock.Row>> rows = new TreeMap<>();
        try (PreparedStatement query = prepare(connection, ROWS, from, to);
                ResultSet row = query.executeQuery()) {
            ColumnPositions<UsageColumn> sums = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                long hour = row.getLong(1);
                List<HourBlock.Row> known = rows.computeIfAbsent(hour, unused -> new ArrayList<>());
                List<HourDetails> archived = cold.get(hour);
                known.add(
                        archived == null
                                ? row(row, sums, details.getOrDefault(hour, Map.of()))
                                : row(row, sums, ColdDetails.at(archived, known.size())));
            }
        }
        Map<Long, HourBlock> blocks = new HashMap<>();
        rows.forEach((hour, all) -> blocks.put(hour, HourBlock.of(all)));
        return blocks;
    }

    private HourBlock.Row row(ResultSet row, ColumnPositions<UsageColumn> sums, Map<String, HourDetails> details)
            throws SQLException {
        return row(row, sums, details.getOrDefault(key(row) + '\0' + row.getString(6), HourDetails.NONE));
    }

    private HourBlock.Row row(ResultSet row, ColumnPositions<UsageColumn> sums, HourDetails details)
            throws SQLException {
        String session = sessions.computeIfAbsent(row.getString(6), id -> id);
        return new HourBlock.Row(key(key(row)), session, UsageVector.read(row, sums), details);
    }

    /** The key of a row without its session, joined. */
    static String key(ResultSet row) throws SQLException {
        return row.getString(2) + '\0' + row.getString(3) + '\0' + row.getString(4) + '\0' + row.getString(5);
    }

    /** Reads from single requests, which are ordinary rows, the details by hour and key. */
    static Map<Long, Map<String, HourDetails>> details(Connection connection, long from, long to) throws SQLException {
        return details(connection, REQUESTS, from, to);
    }

    /** Like {@link #details(Connection, long, long)}, of one hour by quarters since the epoch. */
    static Map<Long, Map<String, HourDetails>> byQuarter(Connection connection, long hour) throws SQLException {
        return details(connection, BY_QUARTER, hour, hour + 1);
    }

    private static Map<Long, Map<String, HourDetails>> details(Connection connection, String sql, long from, long to)
            throws SQLException {
        Map<Long, Map<String, HourDetails>> details = new HashMap<>();
        try (PreparedStatement query = prepare(connection, sql, from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                HourDetails of = details.computeIfAbsent(row.getLong(1), hour -> new HashMap<>())
                        .computeIfAbsent(row.getString(2), key -> new HourDetails());
                of.addCompatible(row.getDouble(3), row.getDouble(4));
                of.addSample(row.getLong(5), row.getLong(6), row.getLong(7));
                of.note(row.getString(8), row.getBoolean(9));
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
