package io.tokenspeed.store.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One transaction that writes. */
final class Transaction {
    private Transaction() {}

    /** Changes that must be made together. */
    interface Changes {
        int make(Statement statement) throws SQLException;
    }

    /** Makes all changes or none. */
    static int of(Connection connection, Changes changes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                int result = changes.make(statement);
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException failure) {
                statement.execute("ROLLBACK");
                throw failure;
            }
        }
    }
}
