package io.tokenspeed.agent.demo.copilot;

import io.tokenspeed.agent.demo.content.DemoDatabase;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.DemoReply;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A new database with the schema of Copilot CLI's session store. Its rows are committed when it is closed. */
final class CopilotDatabase implements AutoCloseable {
    private static final String SCHEMA = """
            CREATE TABLE sessions (
              id TEXT PRIMARY KEY, cwd TEXT, repository TEXT, host_type TEXT, branch TEXT, summary TEXT,
              created_at TEXT, updated_at TEXT);
            CREATE TABLE assistant_usage_events (
              id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, turn_index INTEGER, agent_id TEXT,
              parent_tool_call_id TEXT, model TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER,
              cache_read_tokens INTEGER, cache_write_tokens INTEGER, reasoning_tokens INTEGER,
              total_nano_aiu INTEGER, request_multiplier REAL, duration_ms INTEGER, time_to_first_token_ms INTEGER,
              inter_token_latency_ms INTEGER, initiator TEXT, finish_reason TEXT, token_details_json TEXT,
              created_at TEXT DEFAULT (datetime('now')));
            """;

    /** In UTC, without saying so. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final DemoDatabase file;
    private final PreparedStatement session;
    private final PreparedStatement usage;

    CopilotDatabase(Path path) throws SQLException {
        file = new DemoDatabase(path, SCHEMA);
        session = file.prepare("INSERT INTO sessions (id, cwd, branch, summary, created_at, updated_at)"
                + " VALUES (?, ?, ?, 'Demo session', ?, ?)");
        usage = file.prepare("INSERT INTO assistant_usage_events (session_id, turn_index, model,"
                + " input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens,"
                + " total_nano_aiu, duration_ms, time_to_first_token_ms, initiator, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'agent', ?)");
    }

    void session(String id, DemoProject project, long created, long updated) throws SQLException {
        DemoDatabase.insert(session, id, project.root(), project.branch(), time(created), time(updated));
    }

    /** Adds an answered request. */
    void usage(String sessionId, int turn, DemoReply reply) throws SQLException {
        CopilotUsage tokens = CopilotUsage.of(reply);
        DemoDatabase.insert(
                usage,
                sessionId,
                turn,
                reply.model().name(),
                tokens.input(),
                tokens.output(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                tokens.reasoning(),
                tokens.nanoAiu(),
                reply.times().endMillis() - reply.times().askedMillis(),
                reply.times().firstMillis() - reply.times().askedMillis(),
                time(reply.times().endMillis()));
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    @Override
    public void close() throws SQLException {
        file.close();
    }
}
