package io.tokenspeed.sources.hermes;

import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A profile's {@code state.db}, as Hermes makes and changes it. Times are in seconds since the epoch. */
final class StateDatabase {
    private static final String SESSIONS = """
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, source TEXT NOT NULL, model TEXT, system_prompt TEXT,
              parent_session_id TEXT, started_at REAL NOT NULL, ended_at REAL, input_tokens INTEGER DEFAULT 0,
              output_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
              reasoning_tokens INTEGER DEFAULT 0, cwd TEXT, git_repo_root TEXT, billing_provider TEXT,
              estimated_cost_usd REAL, actual_cost_usd REAL, title TEXT, last_activity_at REAL);
            CREATE TABLE IF NOT EXISTS messages(id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL,
              role TEXT NOT NULL, content TEXT, timestamp REAL NOT NULL);
            """;
    private static final String BY_MODEL = """
            CREATE TABLE IF NOT EXISTS session_model_usage(session_id TEXT NOT NULL, model TEXT NOT NULL,
              billing_provider TEXT NOT NULL DEFAULT '', billing_base_url TEXT NOT NULL DEFAULT '',
              billing_mode TEXT NOT NULL DEFAULT '', task TEXT NOT NULL DEFAULT '',
              input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,
              cache_read_tokens INTEGER NOT NULL DEFAULT 0, cache_write_tokens INTEGER NOT NULL DEFAULT 0,
              reasoning_tokens INTEGER NOT NULL DEFAULT 0, estimated_cost_usd REAL NOT NULL DEFAULT 0,
              actual_cost_usd REAL NOT NULL DEFAULT 0, first_seen REAL, last_seen REAL,
              PRIMARY KEY (session_id, model, billing_provider, billing_base_url, billing_mode, task));
            """;

    private final SqlFile early;
    private final SqlFile current;

    StateDatabase(Path path) {
        early = new SqlFile(path, SESSIONS);
        current = new SqlFile(path, SESSIONS + BY_MODEL);
    }

    Path path() {
        return current.path();
    }

    void begin(String session, @Nullable String parent, String model, double time, String canary) throws Exception {
        early.update(
                "INSERT INTO sessions(id, source, model, system_prompt, parent_session_id, started_at, cwd, title)"
                        + " VALUES (?, 'cli', ?, ?, ?, ?, '/home/ann/shop', ?)",
                session,
                model,
                canary,
                parent,
                time,
                canary);
    }

    /** Adds to the sums of a session: input, cache reads, cache writes, output, reasoning. */
    void add(String session, double time, long... counts) throws Exception {
        early.update(
                "UPDATE sessions SET input_tokens = input_tokens + ?, cache_read_tokens = cache_read_tokens + ?,"
                        + " cache_write_tokens = cache_write_tokens + ?, output_tokens = output_tokens + ?,"
                        + " reasoning_tokens = reasoning_tokens + ?, last_activity_at = ? WHERE id = ?",
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                time,
                session);
    }

    /** Adds to the sums of a model in a session. */
    void addModel(String session, String model, String provider, String task, double time, long... counts)
            throws Exception {
        current.update(
                "INSERT INTO session_model_usage(session_id, model, billing_provider, task, input_tokens,"
                        + " cache_read_tokens, cache_write_tokens, output_tokens, reasoning_tokens, first_seen, last_seen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?10, ?10) ON CONFLICT DO UPDATE SET"
                        + " input_tokens = input_tokens + excluded.input_tokens,"
                        + " cache_read_tokens = cache_read_tokens + excluded.cache_read_tokens,"
                        + " cache_write_tokens = cache_write_tokens + excluded.cache_write_tokens,"
                        + " output_tokens = output_tokens + excluded.output_tokens,"
                        + " reasoning_tokens = reasoning_tokens + excluded.reasoning_tokens, last_seen = excluded.last_seen",
                session,
                model,
                provider,
                task,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                time);
    }

    /** Runs any statement on a database with both tables. */
    void update(String sql, @Nullable Object... values) throws Exception {
        current.update(sql, values);
    }
}
