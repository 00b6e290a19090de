package io.tokenspeed.sources.zcode;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a ZCode home with random sessions, and knows what was used. */
public final class ZcodeHome extends RandomHome {
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

    private final SqlFile database;
    private final List<Running> running = new ArrayList<>();

    private record Running(String id, String model, long start, TokenCounts tokens) {}

    /** Creates a home with sessions, some of whose requests end only after all others, in the rows that they have. */
    public ZcodeHome(Path folder, long seed, int sessions) {
        super(seed);
        this.database = new SqlFile(folder.resolve(".zcode/cli/db/db.sqlite"), SCHEMA);
        for (int session = 1; session <= sessions; session++) {
            update("INSERT INTO session VALUES (?,NULL,'/home/ann/shop','','')", "ses_" + session);
            int requests = 1 + random.nextInt(8);
            for (int request = 0; request < requests; request++) {
                request(session, request);
            }
        }
        running.forEach(request -> finish(request, START + sessions * 30_000_000L + 20_000_000L));
    }

    private void update(String sql, Object... values) {
        then(database.path(), () -> database.update(sql, values));
    }

    private void finish(Running request, long end) {
        TokenCounts tokens = request.tokens;
        update(
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
        truth().add(request.model.toLowerCase(Locale.ROOT), end, tokens);
    }

    private void request(int session, int number) {
        Running request = new Running(
                "usage_" + session + "_" + number,
                MODELS[random.nextInt(MODELS.length)],
                START + session * 30_000_000L + number * 90_000L,
                tokens());
        update(
                "INSERT INTO model_usage(id, session_id, provider_id, model_id, status, started_at, input_tokens,"
                        + " output_tokens, raw_usage_json) VALUES (?,?,'builtin:zai-coding-plan',?,'running',?,0,0,?)",
                request.id,
                "ses_" + session,
                request.model,
                request.start,
                "{\"note\":\"" + PROMPT + "\"}");
        if (random.nextInt(3) > 0) {
            finish(request, request.start + 500 + random.nextInt(30_000));
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
