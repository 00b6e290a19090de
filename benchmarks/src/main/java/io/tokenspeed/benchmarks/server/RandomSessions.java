package io.tokenspeed.benchmarks.server;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.List;
import java.util.Random;

/**
 * Requests of sessions in 60 projects over the 400 days before an instant. A session lasts some hours, mostly on one model;
 * the same seed makes the same requests.
 */
final class RandomSessions {
    static final int PROJECTS = 60;
    static final int DAYS = 400;

    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;
    private static final int REQUESTS_PER_SESSION = 50;

    private static final List<Model> MODELS = List.of(
            new Model("claude", "anthropic", "claude-opus-4-8", SpeedBasis.E2E_APPROX),
            new Model("claude", "anthropic", "claude-sonnet-4-6", SpeedBasis.E2E_APPROX),
            new Model("claude", "anthropic", "claude-haiku-4-5", SpeedBasis.E2E_APPROX),
            new Model("codex", "openai", "gpt-5.5", SpeedBasis.E2E_APPROX),
            new Model("codex", "openai", "gpt-5.3-codex", SpeedBasis.TURN),
            new Model("codex", "openai", "gpt-5-mini", SpeedBasis.E2E_APPROX),
            new Model("opencode", "openrouter", "qwen3-coder", SpeedBasis.E2E_APPROX),
            new Model("opencode", "deepseek", "deepseek-v3.2", SpeedBasis.EXACT_E2E),
            new Model("opencode", "openrouter", "kimi-k2", SpeedBasis.E2E_APPROX),
            new Model("gemini", "google", "gemini-3-pro", SpeedBasis.E2E_APPROX),
            new Model("gemini", "google", "gemini-3-flash", SpeedBasis.E2E_APPROX),
            new Model("copilot", "openai", "gpt-5.2", SpeedBasis.EXACT_DECODE));

    private final Random random;
    private final int requests;
    private final long firstDay;
    private int made;
    private int session;
    private int left;
    private long at;
    private long end;
    private String project = "";
    private Model model = MODELS.get(0);

    private record Model(String tool, String provider, String name, SpeedBasis basis) {}

    RandomSessions(int requests, long now, long seed) {
        this.requests = requests;
        this.random = new Random(seed);
        this.firstDay = now / DAY * DAY - DAYS * DAY;
    }

    Request next() {
        if (left == 0) {
            begin();
        }
        at = Math.min(end, at + random.nextInt(2 * (int) ((end - at) / left) + 1));
        left--;
        Model asked = random.nextInt(20) == 0 ? other() : model;
        return request(asked, made++);
    }

    private void begin() {
        left = Math.min(requests - made, REQUESTS_PER_SESSION / 2 + random.nextInt(REQUESTS_PER_SESSION));
        session++;
        at = firstDay + made * (long) DAYS / requests * DAY + random.nextInt((int) (20 * HOUR));
        end = at + HOUR / 2 + random.nextInt((int) (3 * HOUR));
        project = "/home/dev/code/project-" + random.nextInt(PROJECTS);
        model = MODELS.get(random.nextInt(MODELS.size()));
    }

    /** Another model of the same tool. */
    private Model other() {
        List<Model> same =
                MODELS.stream().filter(one -> one.tool().equals(model.tool())).toList();
        return same.get(random.nextInt(same.size()));
    }

    private Request request(Model asked, int number) {
        long start = at;
        long millis = 800 + random.nextInt(60_000);
        boolean failed = random.nextInt(100) == 0;
        RequestDetails details = new RequestDetails(
                new RequestPlace(
                        0, "session-" + session, "message-" + number, project, asked.name(), asked.provider(), null),
                timing(asked.basis(), start, millis),
                failed ? new RequestEnding(Status.FAILED, ErrorKind.RATE_LIMITED, null) : RequestEnding.OK);
        return new Request(
                new RequestKey(asked.tool(), "message-" + number),
                RecordKind.SINGLE,
                failed ? TokenCounts.NONE : tokens(asked),
                null,
                details);
    }

    private static RequestTiming timing(SpeedBasis basis, long start, long millis) {
        long end = start + millis;
        if (basis != SpeedBasis.EXACT_DECODE) {
            return new RequestTiming(start, null, end, basis, millis);
        }
        long untilFirstToken = millis / 8;
        return new RequestTiming(start, start + untilFirstToken, end, basis, millis - untilFirstToken);
    }

    private TokenCounts tokens(Model asked) {
        int reasoning = asked.tool().equals("codex") ? random.nextInt(1_000) : 0;
        return new TokenCounts(
                random.nextInt(3_000),
                random.nextInt(120_000),
                random.nextInt(4_000),
                0,
                20 + reasoning + random.nextInt(3_000),
                reasoning,
                reasoning > 0,
                UsageSource.REPORTED,
                true);
    }
}
