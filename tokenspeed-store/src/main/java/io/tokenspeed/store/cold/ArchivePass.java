package io.tokenspeed.store.cold;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Silences the triggers of {@code requests} while rows move and nothing changes. */
public final class ArchivePass {
    private ArchivePass() {}

    /** Work that moves rows. */
    public interface Move {
        void run() throws SQLException;
    }

    /** Runs work silently, inside the transaction that the connection is in. */
    public static void silently(Connection connection, Move move) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO archive_pass VALUES (1)");
            move.run();
            statement.execute("DELETE FROM archive_pass");
        }
    }
}
