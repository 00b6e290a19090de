package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.json.Counter;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code usage} object of a message, or of one of its {@code iterations}. Input excludes cache reads and writes;
 * output includes thinking.
 */
final class ClaudeUsage {
    private static final Key INPUT = Key.of("input_tokens");
    private static final Key OUTPUT = Key.of("output_tokens");
    private static final Key CACHE_WRITE = Key.of("cache_creation_input_tokens");
    private static final Key CACHE_READ = Key.of("cache_read_input_tokens");
    private static final Key CACHE_CREATION = Key.of("cache_creation");
    private static final Key WRITE_5M = Key.of("ephemeral_5m_input_tokens");
    private static final Key WRITE_1H = Key.of("ephemeral_1h_input_tokens");
    private static final Key OUTPUT_DETAILS = Key.of("output_tokens_details");
    private static final Key THINKING = Key.of("thinking_tokens");
    private static final Key TOTAL = Key.of("total_tokens");
    private static final Key SERVICE_TIER = Key.of("service_tier");
    private static final Key SPEED = Key.of("speed");
    private static final Key GEO = Key.of("inference_geo");
    private static final Key SERVER_TOOLS = Key.of("server_tool_use");
    private static final Key WEB_SEARCHES = Key.of("web_search_requests");
    private static final Key ITERATIONS = Key.of("iterations");
    private static final Key TYPE = Key.of("type");
    private static final Key MODEL = Key.of("model");
    private static final String ADVISOR = "advisor_message";
    private static final String COMPACTION = "compaction";
    private static final String MESSAGE = "message";
    private static final String STANDARD = "standard";
    private static final Set<String> ANYWHERE = Set.of("", "global", "not_available");
    /** An answer has a few iterations; the limit keeps a damaged record from filling the memory. */
    private static final int MOST_ITERATIONS = 1000;

    private final ClaudeCounters counters = new ClaudeCounters();
    private final List<ClaudeUsage> iterations = new ArrayList<>(0);
    private long webSearches;
    private @Nullable String type;
    private @Nullable String model;
    private @Nullable String serviceTier;
    private @Nullable String speed;
    private @Nullable String geo;

    /** Reads the usage at the scanner's position; returns null when the value is not an object. */
    static @Nullable ClaudeUsage read(JsonScanner scanner) {
        return read(scanner, true);
    }

    /** Iterations have no iterations of their own, so a damaged record cannot cause endless recursion. */
    private static @Nullable ClaudeUsage read(JsonScanner scanner, boolean whole) {
        if (!scanner.tryEnterObject()) {
            return null;
        }
        ClaudeUsage usage = new ClaudeUsage();
        while (scanner.nextMember()) {
            if (whole && scanner.at(ITERATIONS)) {
                usage.iterations(scanner);
            } else {
                usage.member(scanner);
            }
        }
        return usage;
    }

    private void member(JsonScanner scanner) {
        if (scanner.at(INPUT)) {
            counters.input = scanner.counter();
        } else if (scanner.at(OUTPUT)) {
            counters.output = scanner.counter();
        } else if (scanner.at(CACHE_WRITE)) {
            counters.cacheWrite = scanner.counter();
        } else if (scanner.at(CACHE_READ)) {
            counters.cacheRead = scanner.counter();
        } else if (scanner.at(CACHE_CREATION)) {
            cacheCreation(scanner);
        } else if (scanner.at(OUTPUT_DETAILS)) {
            outputDetails(scanner);
        } else if (scanner.at(TOTAL)) {
            counters.total = scanner.counter();
        } else {
            description(scanner);
        }
    }

    private void description(JsonScanner scanner) {
        if (scanner.at(SERVICE_TIER)) {
            serviceTier = scanner.text();
        } else if (scanner.at(SPEED)) {
            speed = scanner.text();
        } else if (scanner.at(GEO)) {
            geo = scanner.text();
        } else if (scanner.at(SERVER_TOOLS)) {
            serverTools(scanner);
        } else if (scanner.at(TYPE)) {
            type = scanner.text();
        } else if (scanner.at(MODEL)) {
            model = scanner.text();
        } else {
            scanner.skip();
        }
    }

    private void cacheCreation(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(WRITE_5M)) {
                counters.write5m = scanner.counter();
            } else if (scanner.at(WRITE_1H)) {
                counters.write1h = scanner.counter();
            } else {
                scanner.skip();
            }
        }
    }

    private void outputDetails(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(THINKING)) {
                counters.thinking = scanner.counter();
            } else {
                scanner.skip();
            }
        }
    }

    private void serverTools(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(WEB_SEARCHES)) {
                webSearches = Counter.orZero(scanner.counter());
            } else {
                scanner.skip();
            }
        }
    }

    private void iterations(JsonScanner scanner) {
        if (!scanner.tryEnterArray()) {
            return;
        }
        while (scanner.nextElement()) {
            ClaudeUsage iteration = read(scanner, false);
            if (iteration != null && iterations.size() < MOST_ITERATIONS) {
                iterations.add(iteration);
            }
        }
    }

    /** Returns the usage of other models, which the counters of the message leave out. */
    List<ClaudeUsage> advisors() {
        return iterations.stream()
                .filter(usage -> ADVISOR.equals(usage.type) && usage.model != null)
                .toList();
    }

    /**
     * Returns the usage of summaries that the provider made of the conversation before it answered. Empty if the
     * counters of the message already include them: if its prompt is at least as large as that of all iterations
     * together.
     */
    List<ClaudeUsage> compactions() {
        if (iterations.isEmpty()) {
            return List.of();
        }
        long all = iterations.stream()
                .filter(usage -> !ADVISOR.equals(usage.type))
                .mapToLong(usage -> usage.counters.prompt())
                .sum();
        return counters.prompt() >= all
                ? List.of()
                : iterations.stream()
                        .filter(usage -> COMPACTION.equals(usage.type) && !usage.isEmpty())
                        .toList();
    }

    @Nullable
    String model() {
        return model;
    }

    /** Returns the service tier with its own price, or null for the standard tier. */
    @Nullable
    String tier() {
        String tier = speed != null && !speed.equals(STANDARD) ? speed : serviceTier;
        return tier == null || tier.equals(STANDARD) ? null : tier;
    }

    /** Returns the region that inference was bound to, or null if it could run anywhere. */
    @Nullable
    String region() {
        String region = geo == null ? "" : geo.strip().toLowerCase(Locale.ROOT);
        return ANYWHERE.contains(region) ? null : region;
    }

    /**
     * Returns the other facts that change the cost. If all cache writes live one hour, so do the writes of the passes,
     * whose counters may lack the lifetime.
     */
    Billing billing(@Nullable String region) {
        return Billing.of(region, webSearches, iterations.size() < 2 ? List.of() : passes());
    }

    private List<Pass> passes() {
        List<Pass> passes = iterations.stream()
                .filter(usage -> usage.type == null || MESSAGE.equals(usage.type))
                .map(usage -> usage.counters.pass(counters.writesLiveAnHour()))
                .toList();
        return passes.size() < 2 ? List.of() : passes;
    }

    TokenCounts counts(boolean outputReliable) {
        return counters.counts(outputReliable);
    }

    /** Returns which counters cannot be true, in a few words; null where all can. */
    @Nullable
    String problem() {
        return counters.problem();
    }

    long prompt() {
        return counters.prompt();
    }

    long output() {
        return Counter.orZero(counters.output);
    }

    boolean isEmpty() {
        return prompt() + output() == 0;
    }
}
