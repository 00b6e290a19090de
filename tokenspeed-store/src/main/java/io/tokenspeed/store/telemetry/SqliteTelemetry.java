package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.telemetry.MetricSum;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.model.telemetry.TelemetryCounts;
import io.tokenspeed.model.telemetry.TelemetryTable;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tools told by OpenTelemetry, in the local database. */
public final class SqliteTelemetry implements TelemetryTable {
    private static final String UNLOGGED = "(linked_to IS NULL AND " + TelemetrySessions.OWNED + ")";
    private static final String COUNTS = "SELECT COUNT(*), TOTAL(linked_to IS NOT NULL),"
            + " TOTAL(" + UNLOGGED + "), TOTAL(superseded = 0),"
            + " CAST(TOTAL(CASE WHEN " + UNLOGGED + " THEN cost_computed_nano END) AS INTEGER)"
            + " FROM requests WHERE trace = 6";

    private static final String ADD = "INSERT INTO telemetry_sum VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET value = value + excluded.value, seen_at = MAX(seen_at, excluded.seen_at)";

    private static final String DROP = "DELETE FROM telemetry_sum WHERE (tool, session_id, model, type) IN (SELECT"
            + " tool, session_id, model, type FROM telemetry_sum ORDER BY seen_at DESC, tool, session_id, model, type"
            + " LIMIT -1 OFFSET " + MOST_SERIES + ")";

    private final Connections connections;

    public SqliteTelemetry(Connections connections) {
        this.connections = connections;
    }

    @Override
    public TelemetryCounts counts() {
        return connections.use(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(COUNTS)) {
                return row.next()
                        ? new TelemetryCounts(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))
                        : TelemetryCounts.NONE;
            }
        });
    }

    @Override
    public void countUnlogged(boolean counting) {
        int unused = connections.use(connection -> UnloggedRequests.set(connection, counting));
    }

    @Override
    public int add(Map<MetricSum, Double> increments, long atMillis) {
        return connections.use(connection -> Transaction.of(connection, statement -> {
            add(connection, increments, atMillis);
            return statement.executeUpdate(DROP);
        }));
    }

    private static void add(Connection connection, Map<MetricSum, Double> increments, long atMillis)
            throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<MetricSum, Double> one : increments.entrySet()) {
                add.setString(1, one.getKey().tool());
                add.setString(2, one.getKey().session());
                add.setString(3, one.getKey().model());
                add.setString(4, one.getKey().type());
                add.setDouble(5, one.getValue());
                add.setLong(6, atMillis);
                add.executeUpdate();
            }
        }
    }

    @Override
    public List<MetricTotal> sums(String tool) {
        return connections.use(connection -> {
            List<MetricTotal> sums = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT session_id, model, type, value, seen_at FROM telemetry_sum WHERE tool = ? ORDER BY 1,"
                            + " 2, 3")) {
                query.setString(1, tool);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        MetricSum of = new MetricSum(tool, row.getString(1), row.getString(2), row.getString(3));
                        sums.add(new MetricTotal(of, row.getDouble(4), row.getLong(5)));
                    }
                }
            }
            return sums;
        });
    }
}
