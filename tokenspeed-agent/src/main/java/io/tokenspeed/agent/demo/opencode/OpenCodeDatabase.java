package io.tokenspeed.agent.demo.opencode;

import io.tokenspeed.agent.demo.content.DemoDatabase;
import io.tokenspeed.agent.demo.content.DemoJson;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new database with OpenCode's schema. Its rows are committed when it is closed. */
final class OpenCodeDatabase implements AutoCloseable {
    private static final String SCHEMA = """
            CREATE TABLE session (
              id TEXT PRIMARY KEY, project_id TEXT NOT NULL, parent_id TEXT, directory TEXT NOT NULL,
              title TEXT NOT NULL, time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL);
            CREATE TABLE message (
              id TEXT PRIMARY KEY, session_id TEXT NOT NULL, time_created INTEGER NOT NULL,
              time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            CREATE TABLE part (
              id TEXT PRIMARY KEY, message_id TEXT NOT NULL, session_id TEXT NOT NULL,
              time_created INTEGER NOT NULL, time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            """;

    private final DemoDatabase file;
    private final PreparedStatement session;
    private final PreparedStatement message;
    private final PreparedStatement part;

    OpenCodeDatabase(Path path) throws SQLException {
        file = new DemoDatabase(path, SCHEMA);
        session = file.prepare("INSERT INTO session VALUES (?, 'demo', NULL, ?, 'Demo session', ?, ?)");
        message = file.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?)");
        part = file.prepare("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)");
    }

    void session(String id, String directory, long created, long updated) throws SQLException {
        DemoDatabase.insert(session, id, directory, created, updated);
    }

    void message(String id, String sessionId, long created, long updated, Map<String, @Nullable Object> data)
            throws SQLException {
        DemoDatabase.insert(message, id, sessionId, created, updated, DemoJson.text(data));
    }

    void part(String id, String messageId, String sessionId, long at, Map<String, @Nullable Object> data)
            throws SQLException {
        DemoDatabase.insert(part, id, messageId, sessionId, at, at, DemoJson.text(data));
    }

    @Override
    public void close() throws SQLException {
        file.close();
    }
}
