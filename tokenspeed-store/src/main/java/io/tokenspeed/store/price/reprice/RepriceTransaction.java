package io.tokenspeed.store.price.reprice;

import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A short transaction that writes. */
interface RepriceTransaction<T> {
    /** The most rows that one changes, so that other writers never wait long. */
    int ROWS = 500;

    T on(Connection connection) throws SQLException;

    /** Runs a transaction. */
    static <T> T run(Connections connections, RepriceTransaction<T> work) {
        return connections.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                boolean done = false;
                try {
                    T result = work.on(connection);
                    statement.execute("COMMIT");
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        statement.execute("ROLLBACK");
                    }
                }
            }
        });
    }
}
