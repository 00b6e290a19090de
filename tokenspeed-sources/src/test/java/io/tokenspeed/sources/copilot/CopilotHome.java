package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a Copilot CLI home with random sessions, and knows what was used. */
public final class CopilotHome {
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

    private final Path home;
    private final Random random;
    private final UsageLedger truth = new UsageLedger();
    private int session;

    CopilotHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes a home with sessions below a folder and returns the tokens per model and day. */
    public static Map<String, List<Long>> write(Path home, int sessions, long seed) throws IOException, SQLException {
        CopilotHome writer = new CopilotHome(home, seed);
        writer.sessions(sessions);
        return writer.truth();
    }

    Map<String, List<Long>> truth() {
        return truth.rows();
    }

    Path database() {
        return home.resolve(".copilot/session-store.db");
    }

    /** Adds sessions: most in the database with an event log that repeats them, others in an event log alone. */
    void sessions(int count) throws IOException, SQLException {
        Files.createDirectories(home.resolve(".copilot"));
        try (TestDatabase database = TestDatabase.create(database(), SCHEMA)) {
            for (int i = 0; i < count; i++) {
                session++;
                if (session % 4 == 0) {
                    oldSession("old-" + session);
                } else {
                    newSession(database, "new-" + session);
                }
            }
        }
    }

    private void newSession(TestDatabase database, String id) throws IOException, SQLException {
        database.update("INSERT INTO sessions(id, cwd) VALUES (?,?)", id, "/home/ann/shop");
        int requests = 1 + random.nextInt(9);
        for (int turn = 0; turn < requests; turn++) {
            TokenCounts tokens = tokens(1);
            String model = MODELS[random.nextInt(MODELS.length)];
            long end = START + session * 40_000_000L + turn * 61_000L;
            int duration = 400 + random.nextInt(20_000);
            long nano = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(90_000_000);
            database.update(
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
            truth.add(model, end / 1000 * 1000, tokens, nano);
        }
        log(id, List.of(start(id), shutdown(START, MODELS[0], tokens(9), 5)));
    }

    /** The session ends and goes on; its counters go on too, or begin anew. */
    private void oldSession(String id) throws IOException {
        List<String> lines = new ArrayList<>(List.of(start(id)));
        TokenCounts first = tokens(5);
        TokenCounts second = tokens(1);
        boolean anew = random.nextBoolean();
        long at = START + session * 40_000_000L;
        lines.add("{\"type\":\"assistant.message\",\"data\":{\"outputTokens\":7,\"content\":\"CANARY\"}}");
        lines.add(shutdown(at, MODELS[1], first, 700));
        lines.add(
                anew
                        ? shutdown(at + 5_000, MODELS[1], second, 300)
                        : shutdown(at + 5_000, MODELS[1], plus(first, second), 1000));
        truth.add(MODELS[1], at + 5_000, plus(first, second), 1000);
        log(id, lines);
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

    void log(String id, List<String> lines) throws IOException {
        Path folder =
                Files.createDirectories(home.resolve(".copilot/session-state").resolve(id));
        Files.writeString(folder.resolve("events.jsonl"), String.join("\n", lines) + "\n");
    }
}
