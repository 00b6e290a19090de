package io.tokenspeed.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The program that created the tables of a database, recognised by their columns. */
public enum SchemaOwner {
    /** There are no tables. */
    NOBODY,
    /** Migrations of this program have run. */
    OURS,
    /** The predecessor created it, in its older or newer form. */
    PREDECESSOR,
    /** Another program created it. */
    STRANGER;

    private static final String OUR_COLUMN = "tool";

    /** Columns of {@code requests} in both forms of the predecessor's database. */
    private static final List<String> PREDECESSOR_COLUMNS = List.of(
            "id",
            "session_id",
            "message_id",
            "model_id",
            "agent",
            "input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cache_read",
            "cache_write",
            "total_tokens",
            "started_at",
            "completed_at",
            "duration_ms",
            "output_tps",
            "total_tps",
            "cost",
            "created_at");

    public static SchemaOwner of(Connection connection) throws SQLException {
        Set<String> columns = columns(connection, "requests");
        if (columns.containsAll(PREDECESSOR_COLUMNS)) {
            return columns.contains(OUR_COLUMN) ? OURS : PREDECESSOR;
        }
        return hasTables(connection) ? STRANGER : NOBODY;
    }

    /** Returns the stored columns of an ordinary table; empty if the table is a view, virtual or missing. */
    public static Set<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT name FROM pragma_table_info(?1) WHERE EXISTS (
                  SELECT 1 FROM pragma_table_list(?1) WHERE schema = 'main' AND type = 'table')""")) {
            query.setString(1, table);
            Set<String> columns = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
            return columns;
        }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT 1 FROM sqlite_schema
                        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 1""");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
