package io.tokenspeed.sources.openclaw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The database of one agent, as OpenClaw makes it. Each write opens and closes it. */
final class AgentDatabaseFile {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS session_windows(session_id TEXT NOT NULL PRIMARY KEY, session_key TEXT NOT NULL,
              created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, model_provider TEXT, model TEXT,
              agent_harness_id TEXT) STRICT;
            CREATE TABLE IF NOT EXISTS transcript_events(session_id TEXT NOT NULL, seq INTEGER NOT NULL,
              event_json TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT
            """;

    private final Path path;

    AgentDatabaseFile(Path agent) {
        path = agent.resolve("agent/openclaw-agent.sqlite");
    }

    void session(String session, @Nullable String provider, @Nullable String model) throws IOException, SQLException {
        update(
                "INSERT OR REPLACE INTO session_windows VALUES (?, ?, 1, 1, ?, ?, 'pi')",
                session,
                "agent:main:" + session,
                provider,
                model);
    }

    void event(String session, long seq, String json, long created) throws IOException, SQLException {
        update("INSERT INTO transcript_events VALUES (?, ?, ?, ?)", session, seq, json, created);
    }

    private void update(String sql, @Nullable Object... values) throws IOException, SQLException {
        Files.createDirectories(path.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement schema = connection.createStatement()) {
            schema.executeUpdate(SCHEMA);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
    }
}
