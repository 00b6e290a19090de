package io.tokenspeed.agent.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A database as the predecessor makes and fills it, with nothing of ours in it. */
final class PluginDatabase {
    private static final String REQUESTS = """
        CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY, session_id TEXT NOT NULL, message_id TEXT NOT NULL,
        %s model_id TEXT NOT NULL, provider_id TEXT, agent TEXT, input_tokens INTEGER NOT NULL DEFAULT 0,
        output_tokens INTEGER NOT NULL DEFAULT 0, reasoning_tokens INTEGER NOT NULL DEFAULT 0,
        cache_read INTEGER NOT NULL DEFAULT 0, cache_write INTEGER NOT NULL DEFAULT 0,
        total_tokens INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL, completed_at INTEGER,
        duration_ms INTEGER, output_tps REAL, total_tps REAL, cost REAL,
        created_at INTEGER NOT NULL DEFAULT (strftime('%%s','now')))""";
    private static final String SESSIONS = """
        CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, %s started_at INTEGER, last_activity INTEGER,
        request_count INTEGER NOT NULL DEFAULT 0)""";
    private static final String[] NEWEST = {
        """
        CREATE TABLE IF NOT EXISTS model_stats (model_id TEXT PRIMARY KEY, request_count INTEGER NOT NULL DEFAULT 0)""",
        """
        CREATE TABLE IF NOT EXISTS upload_queue (id TEXT PRIMARY KEY, bucket_start INTEGER NOT NULL,
        bucket_end INTEGER NOT NULL, anon_project_id TEXT NOT NULL, provider_id TEXT NOT NULL, model_id TEXT NOT NULL,
        request_count INTEGER NOT NULL, input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL,
        reasoning_tokens INTEGER NOT NULL, cache_read_tokens INTEGER NOT NULL, cache_write_tokens INTEGER NOT NULL,
        total_cost REAL NOT NULL, output_tps_sum REAL NOT NULL, output_tps_count INTEGER NOT NULL, output_tps_min REAL,
        output_tps_max REAL, last_seen INTEGER, status TEXT NOT NULL DEFAULT 'pending',
        attempt_count INTEGER NOT NULL DEFAULT 0, next_attempt_at INTEGER, last_error TEXT, created_at INTEGER,
        updated_at INTEGER, sent_at INTEGER)""",
        "CREATE INDEX IF NOT EXISTS idx_requests_project_id ON requests(project_id)",
        "CREATE INDEX IF NOT EXISTS idx_sessions_project_id ON sessions(project_id)",
        "CREATE INDEX IF NOT EXISTS idx_projects_last_seen ON projects(last_seen)",
        "CREATE INDEX IF NOT EXISTS idx_upload_queue_pending ON upload_queue(status, next_attempt_at)"
    };
    private static final String[] ALWAYS = {
        "CREATE INDEX IF NOT EXISTS idx_requests_session_id ON requests(session_id)",
        "CREATE INDEX IF NOT EXISTS idx_requests_model_id ON requests(model_id)",
        "CREATE INDEX IF NOT EXISTS idx_requests_provider_id ON requests(provider_id)",
        "CREATE INDEX IF NOT EXISTS idx_requests_started_at ON requests(started_at)"
    };
    private static final String PROJECTS = """
        CREATE TABLE IF NOT EXISTS projects (id TEXT PRIMARY KEY, name TEXT NOT NULL, root_path TEXT NOT NULL,
        created_at INTEGER NOT NULL, last_seen INTEGER)""";

    private final Path file;
    private final boolean projects;

    private PluginDatabase(Path file, boolean projects) {
        this.file = file;
        this.projects = projects;
    }

    /** The schema of the latest version. */
    static PluginDatabase newest(Path file) throws IOException, SQLException {
        return make(file, true);
    }

    /** The schema before there were projects. */
    static PluginDatabase older(Path file) throws IOException, SQLException {
        return make(file, false);
    }

    /** The tables that are there already, whoever made them. */
    static PluginDatabase existing(Path file) {
        return new PluginDatabase(file, true);
    }

    private static PluginDatabase make(Path file, boolean projects) throws IOException, SQLException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        PluginDatabase database = new PluginDatabase(file, projects);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            String project = projects ? "project_id TEXT," : "";
            statement.execute(REQUESTS.formatted(project));
            statement.execute(SESSIONS.formatted(project));
            if (projects) {
                statement.execute(PROJECTS);
                execute(statement, NEWEST);
            }
            execute(statement, ALWAYS);
        }
        return database;
    }

    private static void execute(Statement statement, String... all) throws SQLException {
        for (String sql : all) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
    }

    /** What one request counted. */
    record Tokens(long input, long output, long reasoning, long cacheRead, long cacheWrite) {}

    /** Writes requests of a session, one transaction each. */
    void write(PluginRow... rows) throws SQLException {
        try (Connection connection = connect()) {
            for (PluginRow row : rows) {
                write(connection, row);
            }
        }
    }

    private void write(Connection connection, PluginRow row) throws SQLException {
        if (projects && row.project() != null) {
            insert(
                    connection,
                    "INSERT OR IGNORE INTO projects (id, name, root_path, created_at, last_seen) VALUES (?, ?, ?, 1, ?)",
                    row.project(),
                    row.project().substring(row.project().lastIndexOf('/') + 1),
                    row.project(),
                    row.startedAt());
        }
        insert(
                connection,
                "INSERT INTO sessions (id, started_at, last_activity, request_count) VALUES (?, ?, ?, 1)"
                        + " ON CONFLICT (id) DO UPDATE SET last_activity = excluded.last_activity,"
                        + " request_count = request_count + 1",
                row.session(),
                row.startedAt(),
                row.startedAt());
        Long end = row.completedAt();
        Long millis = end == null ? null : (Long) (end - row.startedAt());
        Tokens tokens = row.tokens();
        long total = tokens.input() + tokens.output() + tokens.reasoning();
        String names = "id, session_id, message_id, model_id, provider_id, agent, input_tokens, output_tokens,"
                + " reasoning_tokens, cache_read, cache_write, total_tokens, started_at, completed_at, duration_ms,"
                + " output_tps, total_tps, cost" + (projects ? ", project_id" : "");
        insert(
                connection,
                "INSERT INTO requests (" + names + ") VALUES (?" + ", ?".repeat(projects ? 18 : 17) + ")",
                row.id(),
                row.session(),
                row.message(),
                row.model(),
                row.provider(),
                "build",
                tokens.input(),
                tokens.output(),
                tokens.reasoning(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                total,
                row.startedAt(),
                end,
                millis,
                rate(tokens.output(), millis),
                rate(total, millis),
                row.cost(),
                row.project());
    }

    private static @Nullable Double rate(long tokens, @Nullable Long millis) {
        return millis == null ? null : (Double) (Math.round(tokens * 100_000.0 / millis) / 100.0);
    }

    private void insert(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameters = sql.length() - sql.replace("?", "").length();
            for (int i = 0; i < parameters; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
