package io.tokenspeed.benchmarks.hubstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of {@code usage_bucket}, put into a table of the same form with many rows per statement and nothing else. */
final class BareUpsert {
    private static final int ROWS_PER_STATEMENT = 50;

    private final List<String> columns = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    /** Reads all rows into memory, in the order in which devices send them: one series after another. */
    BareUpsert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM usage_bucket ORDER BY series_id, bucket_start")) {
            int width = row.getMetaData().getColumnCount();
            for (int i = 1; i <= width; i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
            while (row.next()) {
                Object[] values = new Object[width];
                for (int i = 0; i < width; i++) {
                    values[i] = row.getObject(i + 1);
                }
                rows.add(values);
            }
        }
    }

    int rows() {
        return rows.size();
    }

    /** Upserts all rows, {@code perTransaction} at a time, and returns the time in nanoseconds. */
    long run(Connection connection, int perTransaction) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            long start = System.nanoTime();
            for (int from = 0; from + perTransaction <= rows.size(); from += perTransaction) {
                for (int row = from; row < from + perTransaction; row += ROWS_PER_STATEMENT) {
                    bind(statement, row);
                    statement.executeUpdate();
                }
                connection.commit();
            }
            return System.nanoTime() - start;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void bind(PreparedStatement statement, int first) throws SQLException {
        int at = 1;
        for (Object[] values : rows.subList(first, first + ROWS_PER_STATEMENT)) {
            for (Object value : values) {
                statement.setObject(at++, value);
            }
        }
    }

    private String sql() {
        String row = "(" + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        return "INSERT INTO usage_bucket (" + String.join(", ", columns) + ") VALUES "
                + IntStream.range(0, ROWS_PER_STATEMENT).mapToObj(i -> row).collect(Collectors.joining(", "))
                + " ON CONFLICT (series_id, bucket_start, bucket_seconds) DO UPDATE SET "
                + columns.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }
}
