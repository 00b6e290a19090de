package io.tokenspeed.sources.copilot;

import io.tokenspeed.sources.database.AgentDatabase;
import io.tokenspeed.sources.database.DatabaseFailure;
import io.tokenspeed.sources.database.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions that the databases have rows of, looked up when first asked. Safe for use by several threads. */
final class DatabaseSessions {
    private final List<Path> databases;
    private @Nullable Set<String> sessions;

    DatabaseSessions(List<Path> databases) {
        this.databases = databases;
    }

    /** Returns whether a database has requests of the session. */
    synchronized boolean contains(String session) throws IOException {
        if (sessions == null) {
            sessions = read();
        }
        return sessions.contains(session);
    }

    private Set<String> read() throws IOException {
        Set<String> found = new HashSet<>();
        for (Path path : databases) {
            try (AgentDatabase database = AgentDatabase.open(path)) {
                add(database.connection(), found);
                database.verify();
            } catch (SQLException failure) {
                throw DatabaseFailure.of(failure);
            }
        }
        return found;
    }

    private static void add(Connection connection, Set<String> found) throws SQLException {
        if (!Tables.of(connection, List.of(UsageEvents.TABLE)).has(UsageEvents.TABLE, "session_id")) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT DISTINCT session_id FROM " + UsageEvents.TABLE + " WHERE session_id IS NOT NULL");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
    }
}
