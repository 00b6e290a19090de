package io.tokenspeed.store.price.reprice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code reprice_change}. */
final class ChangeRows {
    /** A run that continues with other prices keeps what was before its first change. */
    private static final String INSERT = """
        INSERT INTO reprice_change (old_nano, old_tools, old_price, old_calculation, run, request_id, hour,
          new_nano, new_tools, new_price, new_calculation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (run, request_id) DO UPDATE SET new_nano = excluded.new_nano,
          new_tools = excluded.new_tools, new_price = excluded.new_price, new_calculation = excluded.new_calculation\
        """;

    private static final String SELECT = """
        SELECT old_nano, old_tools, old_price, old_calculation, new_nano, new_tools, new_price, new_calculation,
          request_id, hour
        FROM reprice_change WHERE run = ? AND request_id > ? ORDER BY request_id LIMIT ?\
        """;

    private ChangeRows() {}

    static void insert(Connection connection, long run, List<RepriceChange> changes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (RepriceChange change : changes) {
                int next = change.before().bind(insert, 1);
                insert.setLong(next, run);
                insert.setString(next + 1, change.requestId());
                insert.setLong(next + 2, change.hour());
                change.after().bind(insert, next + 3);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Returns the first changes behind a request, in the order of their requests. */
    static List<RepriceChange> behind(Connection connection, long run, String requestId) throws SQLException {
        List<RepriceChange> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT)) {
            query.setLong(1, run);
            query.setString(2, requestId);
            query.setInt(3, RepriceTransaction.ROWS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(new RepriceChange(
                            row.getString(9), row.getLong(10), StoredCost.read(row, 1), StoredCost.read(row, 5)));
                }
            }
        }
        return changes;
    }

    static void delete(Connection connection, long run, List<RepriceChange> changes) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM reprice_change WHERE run = ? AND request_id = ?")) {
            for (RepriceChange change : changes) {
                delete.setLong(1, run);
                delete.setString(2, change.requestId());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    static long count(Connection connection, long run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT COUNT(*) FROM reprice_change WHERE run = ?")) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
