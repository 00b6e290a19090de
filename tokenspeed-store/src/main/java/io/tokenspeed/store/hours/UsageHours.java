package io.tokenspeed.store.hours;

import io.tokenspeed.store.columns.UsageColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps {@code usage_hour} up to date: recomputes the sums of hours whose requests changed. */
public final class UsageHours {
    /** Hours summed in one transaction; few, so that other writers never wait long. */
    private static final int HOURS = 500;

    /** The columns of the key of {@code usage_hour}. */
    public static final String KEYS = "hour, tool, project, provider, model, session";

    private static final String PICK =
            "CREATE TEMP TABLE summing AS SELECT hour FROM dirty_hour ORDER BY hour LIMIT " + HOURS;

    private static final String BETWEEN = """
        instant >= (SELECT MIN(hour) FROM summing) * 3600000
          AND instant < (SELECT MAX(hour) + 1 FROM summing) * 3600000
          AND CAST(instant AS INTEGER) / 3600000 IN (SELECT hour FROM summing)\
        """;

    private static final String REFILL = "INSERT INTO usage_hour (" + KEYS + ", " + UsageColumn.NAMES
            + ") SELECT CAST(instant AS INTEGER) / 3600000, tool, project, provider, model, session, "
            + UsageColumn.SUMS + " FROM usage_request WHERE superseded = 0 AND " + BETWEEN
            + " GROUP BY 1, 2, 3, 4, 5, 6";

    private static final String NOTE = """
        INSERT INTO summed_hour
        SELECT hour, (SELECT COALESCE(MAX(revision), 0) + 1 FROM summed_hour) FROM summing WHERE TRUE
        ON CONFLICT (hour) DO UPDATE SET revision = excluded.revision\
        """;

    private UsageHours() {}

    /** Sums all hours in {@code dirty_hour}. The connection must not be in a transaction. */
    public static void refresh(Connection connection) throws SQLException {
        refresh(connection, new ReentrantLock());
    }

    /**
     * Sums all hours in {@code dirty_hour}. The connection must not be in a transaction.
     *
     * @param turn held in each transaction and released between two, so that others who wait for it have their turn
     */
    public static void refresh(Connection connection, Lock turn) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            while (anyDirty(statement)) {
                turn.lock();
                try {
                    refreshInTransaction(statement);
                } finally {
                    turn.unlock();
                }
            }
        }
    }

    private static void refreshInTransaction(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        try {
            refreshSome(statement);
            statement.execute("COMMIT");
        } catch (SQLException failure) {
            statement.execute("ROLLBACK");
            throw failure;
        }
    }

    private static boolean anyDirty(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM dirty_hour LIMIT 1")) {
            return row.next();
        }
    }

    private static void refreshSome(Statement statement) throws SQLException {
        statement.execute(PICK);
        ColdDirtyHours.thaw(statement.getConnection());
        statement.execute("DELETE FROM usage_hour WHERE hour IN (SELECT hour FROM summing)");
        statement.execute(REFILL);
        statement.execute(NOTE);
        statement.execute("DELETE FROM dirty_hour WHERE hour IN (SELECT hour FROM summing)");
        statement.execute("DROP TABLE summing");
    }
}
