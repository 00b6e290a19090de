package io.tokenspeed.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Indexes that only serve queries. Created after the first import, because filling them row by row would take several
 * times as long.
 */
public final class SecondaryIndexes {
    private static final String[] STATEMENTS = {
        // Serves time ranges of single requests, the latest requests, and summing an hour again.
        "CREATE INDEX IF NOT EXISTS idx_requests_instant ON requests (COALESCE(completed_at, started_at))",
    };

    private SecondaryIndexes() {}

    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
    }
}
