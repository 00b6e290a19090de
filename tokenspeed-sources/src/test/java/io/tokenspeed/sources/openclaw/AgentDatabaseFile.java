package io.tokenspeed.sources.openclaw;

import io.tokenspeed.sources.database.SqlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database of one agent, as OpenClaw makes it. */
final class AgentDatabaseFile {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS session_windows(session_id TEXT NOT NULL PRIMARY KEY, session_key TEXT NOT NULL,
              created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, model_provider TEXT, model TEXT,
              agent_harness_id TEXT) STRICT;
            CREATE TABLE IF NOT EXISTS transcript_events(session_id TEXT NOT NULL, seq INTEGER NOT NULL,
              event_json TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT
            """;

    private final SqlFile file;

    AgentDatabaseFile(Path agent) {
        file = new SqlFile(agent.resolve("agent/openclaw-agent.sqlite"), SCHEMA);
    }

    Path path() {
        return file.path();
    }

    void session(String session, @Nullable String provider, @Nullable String model) throws IOException, SQLException {
        file.update(
                "INSERT OR REPLACE INTO session_windows VALUES (?, ?, 1, 1, ?, ?, 'pi')",
                session,
                "agent:main:" + session,
                provider,
                model);
    }

    void event(String session, long seq, String json, long created) throws IOException, SQLException {
        file.update("INSERT INTO transcript_events VALUES (?, ?, ?, ?)", session, seq, json, created);
    }
}
