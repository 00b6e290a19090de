package io.tokenspeed.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Indexes that only serve queries. They are made after the first import, because filling them row by row would take
 * several times as long.
 */
final class SecondaryIndexes {
    private static final String[] STATEMENTS = {
        // Serves time ranges of single requests, the latest requests, and summing an hour again.
        "CREATE INDEX IF NOT EXISTS idx_requests_instant ON requests (COALESCE(completed_at, started_at))",
    };

    /** Made by the first dashboard, because imports of those who use none should not pay for them. */
    private static final String[] FOR_DASHBOARDS = {
        // Serves adding up single sessions.
        "CREATE INDEX IF NOT EXISTS idx_requests_session_id ON requests (session_id)",
    };

    private SecondaryIndexes() {}

    static void create(Connection connection) throws SQLException {
        execute(connection, STATEMENTS);
    }

    static void createForDashboards(Connection connection) throws SQLException {
        create(connection);
        execute(connection, FOR_DASHBOARDS);
    }

    private static void execute(Connection connection, String[] statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
