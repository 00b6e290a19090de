package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes a Copilot CLI home with random sessions, and knows what was used. */
public final class CopilotHome extends RandomHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, cwd TEXT, repository TEXT, host_type TEXT,
              branch TEXT, summary TEXT, created_at TEXT, updated_at TEXT);
            CREATE TABLE IF NOT EXISTS assistant_usage_events(id INTEGER PRIMARY KEY AUTOINCREMENT,
              session_id TEXT NOT NULL, turn_index INTEGER, agent_id TEXT, parent_tool_call_id TEXT,
              model TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER,
              cache_write_tokens INTEGER, reasoning_tokens INTEGER, total_nano_aiu INTEGER, request_multiplier REAL,
              duration_ms INTEGER, time_to_first_token_ms INTEGER, inter_token_latency_ms INTEGER, initiator TEXT,
              finish_reason TEXT, token_details_json TEXT, created_at TEXT DEFAULT (datetime('now')));
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String[] MODELS = {"claude-sonnet-4.5", "gpt-5.4-mini", "gemini-3-pro"};
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final SqlFile database;

    /**
     * Creates a home with sessions: most in the database with an event log that repeats them, others in an event log
     * alone.
     */
    public CopilotHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        this.database = new SqlFile(folder.resolve(".copilot/session-store.db"), SCHEMA);
        for (int session = 1; session <= sessions; session++) {
            long start = START + session * 40_000_000L;
            if (session % 4 == 0) {
                oldSession("old-" + session, start);
            } else {
                newSession("new-" + session, start);
            }
        }
    }

    private void update(String sql, Object... values) {
        then(database.path(), () -> database.update(sql, values));
    }

    private void newSession(String id, long start) {
        update("INSERT INTO sessions(id, cwd) VALUES (?,?)", id, "/home/ann/shop");
        int requests = 1 + random.nextInt(9);
        for (int turn = 0; turn < requests; turn++) {
            TokenCounts tokens = tokens(1);
            String model = MODELS[random.nextInt(MODELS.length)];
            long end = start + turn * 61_000L;
            int duration = 400 + random.nextInt(20_000);
            long nano = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(90_000_000);
            update(
                    "INSERT INTO assistant_usage_events(session_id, turn_index, model, input_tokens, output_tokens,"
                            + " cache_read_tokens, cache_write_tokens, reasoning_tokens, total_nano_aiu, duration_ms,"
                            + " time_to_first_token_ms, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                    id,
                    turn,
                    model,
                    tokens.prompt(),
                    tokens.output(),
                    tokens.cacheRead(),
                    tokens.cacheWrite5m(),
                    tokens.reasoning(),
                    nano * 100,
                    duration,
                    duration / 4,
                    SQL.format(Instant.ofEpochMilli(end)));
            truth().add(model, Status.OK, end / 1000 * 1000, tokens, nano);
        }
        line(id, start(id));
        line(id, shutdown(START, MODELS[0], tokens(9), 5));
    }

    /** The session ends and goes on; its counters go on too, or begin anew. */
    private void oldSession(String id, long at) {
        line(id, start(id));
        TokenCounts first = tokens(5);
        TokenCounts second = tokens(1);
        boolean anew = random.nextBoolean();
        line(id, "{\"type\":\"assistant.message\",\"data\":{\"outputTokens\":7,\"content\":\"" + PROMPT + "\"}}");
        line(id, shutdown(at, MODELS[1], first, 700));
        line(
                id,
                anew
                        ? shutdown(at + 5_000, MODELS[1], second, 300)
                        : shutdown(at + 5_000, MODELS[1], plus(first, second), 1000));
        truth().add(MODELS[1], Status.OK, at + 5_000, plus(first, second), 1000);
    }

    private TokenCounts tokens(int scale) {
        int output = 10 + random.nextInt(900);
        return new TokenCounts(
                scale * (1000L + random.nextInt(999)),
                scale * (1000L + random.nextInt(999)),
                scale * (1000L + random.nextInt(999)),
                0,
                scale * 1000L + output,
                random.nextInt(output),
                true,
                UsageSource.REPORTED,
                true);
    }

    private static TokenCounts plus(TokenCounts a, TokenCounts b) {
        return new TokenCounts(
                a.input() + b.input(),
                a.cacheRead() + b.cacheRead(),
                a.cacheWrite5m() + b.cacheWrite5m(),
                0,
                a.output() + b.output(),
                a.reasoning() + b.reasoning(),
                true,
                UsageSource.REPORTED,
                true);
    }

    static String start(String id) {
        return """
                {"type":"session.start","timestamp":"2026-11-01T08:00:00.000Z","data":{"sessionId":"%s",\
                "context":{"cwd":"/home/ann/shop/web","gitRoot":"/home/ann/shop"}}}""".formatted(id);
    }

    static String shutdown(long at, String model, TokenCounts tokens, long nano) {
        return """
                {"type":"session.shutdown","timestamp":"%s","data":{"modelMetrics":{"%s":{"requests":{"count":2},\
                "totalNanoAiu":%d,"usage":{"inputTokens":%d,"outputTokens":%d,"cacheReadTokens":%d,\
                "cacheWriteTokens":%d,"reasoningTokens":%d}}}}}""".formatted(
                        Instant.ofEpochMilli(at).toString(),
                        model,
                        nano * 100,
                        tokens.prompt(),
                        tokens.output(),
                        tokens.cacheRead(),
                        tokens.cacheWrite5m(),
                        tokens.reasoning());
    }

    private void line(String session, String line) {
        append(log(folder, session), line + "\n", random);
    }

    /** The event log of a session. */
    static Path log(Path home, String session) {
        return home.resolve(".copilot/session-state").resolve(session).resolve("events.jsonl");
    }
}
