package io.tokenspeed.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Several queries that see the same state of the database. */
public final class OneState {
    private OneState() {}

    /** Queries on one connection. */
    public interface Queries<T> {
        T run() throws SQLException;
    }

    /** Runs queries in a transaction that only reads. The connection must not be in one. */
    public static <T> T of(Connection connection, Queries<T> queries) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try {
                T answer = queries.run();
                statement.execute("COMMIT");
                return answer;
            } catch (SQLException | RuntimeException failure) {
                rollback(statement, failure);
                throw failure;
            }
        }
    }

    /** After some errors SQLite has rolled back already. */
    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }
}
