package io.tokenspeed.sources.zcode;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes a ZCode home with random sessions, and knows what was used. */
public final class ZcodeHome {
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS session(id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT, path TEXT,
              title TEXT);
            CREATE TABLE IF NOT EXISTS model_usage(id TEXT PRIMARY KEY, session_id TEXT, turn_id TEXT,
              query_source TEXT, provider_id TEXT, model_id TEXT, agent TEXT, mode TEXT, status TEXT,
              started_at INTEGER, completed_at INTEGER, duration_ms INTEGER, time_to_first_token_ms INTEGER,
              retry_count INTEGER, input_tokens INTEGER, output_tokens INTEGER, reasoning_tokens INTEGER,
              cache_creation_input_tokens INTEGER, cache_read_input_tokens INTEGER, computed_total_tokens INTEGER,
              raw_usage_json TEXT);
            """;

    private static final long START = 1_793_600_000_000L;
    private static final String FINISH = "UPDATE model_usage SET completed_at=?, duration_ms=?, input_tokens=?,"
            + " output_tokens=?, reasoning_tokens=?, cache_creation_input_tokens=?, cache_read_input_tokens=?,"
            + " computed_total_tokens=?, status='completed' WHERE id=?";
    private static final String[] MODELS = {"GLM-5.2", "glm-5-turbo"};

    private final Path home;
    private final Random random;
    private final UsageLedger truth = new UsageLedger();
    private final List<Running> running = new ArrayList<>();
    private int session;

    private record Running(String id, String model, long start, TokenCounts tokens) {}

    ZcodeHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes a home with sessions below a folder and returns the tokens per model and day. */
    public static Map<String, List<Long>> write(Path home, int sessions, long seed) throws IOException, SQLException {
        ZcodeHome writer = new ZcodeHome(home, seed);
        writer.sessions(sessions);
        writer.finish();
        return writer.truth.rows();
    }

    Map<String, List<Long>> truth() {
        return truth.rows();
    }

    Path database() {
        return home.resolve(".zcode/cli/db/db.sqlite");
    }

    /** Adds sessions, some of whose requests still run. */
    void sessions(int count) throws IOException, SQLException {
        Files.createDirectories(home.resolve(".zcode/cli/db"));
        try (TestDatabase database = TestDatabase.create(database(), SCHEMA)) {
            for (int i = 0; i < count; i++) {
                session++;
                database.update("INSERT INTO session VALUES (?,NULL,'/home/ann/shop','','')", "ses_" + session);
                for (int request = 0; request < 1 + random.nextInt(8); request++) {
                    request(database, request);
                }
            }
        }
    }

    /** Ends the requests that run, in the rows that they have; later than all requests that ended before. */
    void finish() throws SQLException {
        try (TestDatabase database = TestDatabase.create(database(), SCHEMA)) {
            for (Running request : running) {
                finish(database, request, START + session * 30_000_000L + 20_000_000L);
            }
        }
        running.clear();
    }

    private void finish(TestDatabase database, Running request, long end) throws SQLException {
        TokenCounts tokens = request.tokens;
        database.update(
                FINISH,
                end,
                end - request.start,
                tokens.prompt(),
                tokens.output(),
                tokens.reasoning(),
                tokens.cacheWrite5m(),
                tokens.cacheRead(),
                tokens.prompt() + tokens.output(),
                request.id);
        truth.add(request.model.toLowerCase(Locale.ROOT), end, tokens, 0);
    }

    private void request(TestDatabase database, int number) throws SQLException {
        Running request = new Running(
                "usage_" + session + "_" + number,
                MODELS[random.nextInt(MODELS.length)],
                START + session * 30_000_000L + number * 90_000L,
                tokens());
        database.update(
                "INSERT INTO model_usage(id, session_id, provider_id, model_id, status, started_at, input_tokens,"
                        + " output_tokens, raw_usage_json) VALUES (?,?,'builtin:zai-coding-plan',?,'running',?,0,0,?)",
                request.id,
                "ses_" + session,
                request.model,
                request.start,
                "{\"note\":\"CANARY\"}");
        if (random.nextInt(3) > 0) {
            finish(database, request, request.start + 500 + random.nextInt(30_000));
        } else {
            running.add(request);
        }
    }

    private TokenCounts tokens() {
        int output = 10 + random.nextInt(900);
        return new TokenCounts(
                random.nextInt(2000),
                random.nextInt(90_000),
                random.nextBoolean() ? 0 : random.nextInt(3000),
                0,
                output,
                random.nextInt(output),
                true,
                UsageSource.REPORTED,
                true);
    }
}
