package io.tokenspeed.sources.goose;

import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A {@code sessions.db} of a current or an earlier release. Times are text in UTC. */
record GooseDatabase(SqlFile file, boolean current) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, description TEXT NOT NULL DEFAULT '',
              working_dir TEXT NOT NULL, created_at TIMESTAMP, updated_at TIMESTAMP, total_tokens INTEGER,
              input_tokens INTEGER, output_tokens INTEGER, accumulated_total_tokens INTEGER,
              accumulated_input_tokens INTEGER, accumulated_output_tokens INTEGER%s, provider_name TEXT,
              model_config_json TEXT%s);
            """;

    static GooseDatabase of(Path path, boolean current) {
        String cached = ", accumulated_cache_read_tokens INTEGER, accumulated_cache_write_tokens INTEGER,"
                + " accumulated_cost REAL";
        String schema = SCHEMA.formatted(current ? cached : "", current ? ", parent_session_id TEXT" : "");
        return new GooseDatabase(new SqlFile(path, schema), current);
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    void begin(String session, String text, long millis, @Nullable String model) throws Exception {
        file.update(
                "INSERT INTO sessions(id, description, working_dir, created_at, updated_at, provider_name,"
                        + " model_config_json) VALUES (?, ?, '/home/ann/shop', ?, ?, 'openrouter', ?)",
                session,
                text,
                time(millis),
                time(millis),
                model == null ? null : "{\"model_name\":\"" + model + "\",\"context_limit\":200000}");
    }

    /** Sets the sums of a session: input without cached tokens, cache reads, cache writes, output. */
    void sums(String session, long millis, long... counts) throws Exception {
        long input = counts[0] + counts[1] + counts[2];
        file.update(
                "UPDATE sessions SET updated_at = ?, input_tokens = 1, output_tokens = 1, accumulated_input_tokens = ?,"
                        + " accumulated_output_tokens = ?, accumulated_total_tokens = ? WHERE id = ?",
                time(millis),
                input,
                counts[3],
                input + counts[3],
                session);
        if (current) {
            file.update(
                    "UPDATE sessions SET accumulated_cache_read_tokens = ?, accumulated_cache_write_tokens = ? WHERE id = ?",
                    counts[1],
                    counts[2],
                    session);
        }
    }
}
