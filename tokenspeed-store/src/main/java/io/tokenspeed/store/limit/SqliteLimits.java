package io.tokenspeed.store.limit;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the latest report of each limit in the table {@code limit_report}. */
public final class SqliteLimits implements LimitTable {
    private static final String COLUMNS =
            "tool, name, window_minutes, used_percent, resets_at, plan, credits, seen_at, source";
    private static final String UPSERT = "INSERT INTO limit_report (" + COLUMNS + """
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tool, name) DO UPDATE SET window_minutes = excluded.window_minutes,
          used_percent = excluded.used_percent, resets_at = excluded.resets_at, plan = excluded.plan,
          credits = excluded.credits, seen_at = excluded.seen_at, source = excluded.source
        WHERE excluded.seen_at > limit_report.seen_at\
        """;

    private final Connections connections;

    public SqliteLimits(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<LimitReport> list() {
        return connections.use(connection -> {
            List<LimitReport> reports = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT " + COLUMNS + " FROM limit_report ORDER BY tool, name");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reports.add(read(row));
                }
            }
            return reports;
        });
    }

    @Override
    public void note(List<LimitReport> reports) {
        if (!reports.isEmpty()) {
            connections.use(connection -> {
                note(connection, reports);
                return reports;
            });
        }
    }

    /** Stores reports in the transaction of the connection, or each in its own where there is none. */
    public static void note(Connection connection, List<LimitReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (LimitReport report : reports) {
                Object[] values = {
                    report.tool(),
                    report.name(),
                    report.windowMinutes(),
                    report.usedPercent(),
                    report.resetsAtMillis(),
                    report.account().plan(),
                    report.account().credits(),
                    report.seenAtMillis(),
                    report.source()
                };
                for (int i = 0; i < values.length; i++) {
                    upsert.setObject(i + 1, values[i]);
                }
                upsert.executeUpdate();
            }
        }
    }

    private static LimitReport read(ResultSet row) throws SQLException {
        Long window = number(row, 3);
        return new LimitReport(
                row.getString(1),
                row.getString(2),
                window == null ? null : (Integer) Math.toIntExact(window),
                percent(row),
                number(row, 5),
                new LimitAccount(row.getString(6), row.getString(7)),
                row.getLong(8),
                row.getString(9));
    }

    private static @Nullable Long number(ResultSet row, int position) throws SQLException {
        long value = row.getLong(position);
        return row.wasNull() ? null : (Long) value;
    }

    /** Reads a text, because the driver's way to read a floating point number takes long to start. */
    private static @Nullable Double percent(ResultSet row) throws SQLException {
        String value = row.getString(4);
        return value == null ? null : Double.valueOf(value);
    }
}
