package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code usage} object of a message, or of one of its {@code iterations} by another model. Input excludes cache reads
 * and writes; output includes thinking.
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
    private static final Key SERVICE_TIER = Key.of("service_tier");
    private static final Key SPEED = Key.of("speed");
    private static final Key GEO = Key.of("inference_geo");
    private static final Key SERVER_TOOLS = Key.of("server_tool_use");
    private static final Key WEB_SEARCHES = Key.of("web_search_requests");
    private static final Key ITERATIONS = Key.of("iterations");
    private static final Key TYPE = Key.of("type");
    private static final Key MODEL = Key.of("model");
    private static final String ADVISOR = "advisor_message";
    private static final String MESSAGE = "message";
    private static final String STANDARD = "standard";
    private static final Set<String> ANYWHERE = Set.of("", "global", "not_available");
    /** Far more than one answer takes; a damaged log may hold any number. */
    private static final int MAX_PASSES = 256;

    private long input;
    private long output;
    private long cacheRead;
    private long cacheWrite;
    private long write5m;
    private long write1h;
    private long thinking = -1;
    private long webSearches;
    private List<ClaudeUsage> passes = List.of();
    private @Nullable String type;
    private @Nullable String model;
    private @Nullable String serviceTier;
    private @Nullable String speed;
    private @Nullable String geo;

    /** The usage that comes next, or null when what comes is not an object. Advisors' usages are added to the list. */
    static @Nullable ClaudeUsage read(JsonScanner scanner, List<ClaudeUsage> advisors) {
        if (!scanner.tryEnterObject()) {
            return null;
        }
        ClaudeUsage usage = new ClaudeUsage();
        while (scanner.nextMember()) {
            usage.member(scanner, advisors);
        }
        return usage;
    }

    private void member(JsonScanner scanner, List<ClaudeUsage> advisors) {
        if (scanner.at(INPUT)) {
            input = scanner.integer(0);
        } else if (scanner.at(OUTPUT)) {
            output = scanner.integer(0);
        } else if (scanner.at(CACHE_WRITE)) {
            cacheWrite = scanner.integer(0);
        } else if (scanner.at(CACHE_READ)) {
            cacheRead = scanner.integer(0);
        } else if (scanner.at(CACHE_CREATION)) {
            cacheCreation(scanner);
        } else if (scanner.at(OUTPUT_DETAILS)) {
            outputDetails(scanner);
        } else if (scanner.at(ITERATIONS)) {
            iterations(scanner, advisors);
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
                write5m = scanner.integer(0);
            } else if (scanner.at(WRITE_1H)) {
                write1h = scanner.integer(0);
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
                thinking = scanner.integer(-1);
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
                webSearches = scanner.integer(0);
            } else {
                scanner.skip();
            }
        }
    }

    private void iterations(JsonScanner scanner, List<ClaudeUsage> advisors) {
        if (!scanner.tryEnterArray()) {
            return;
        }
        while (scanner.nextElement()) {
            ClaudeUsage iteration = read(scanner, advisors);
            if (iteration != null && ADVISOR.equals(iteration.type) && iteration.model != null) {
                advisors.add(iteration);
            } else if (iteration != null && (iteration.type == null || MESSAGE.equals(iteration.type))) {
                pass(iteration);
            }
        }
    }

    private void pass(ClaudeUsage iteration) {
        if (passes.isEmpty()) {
            passes = new ArrayList<>();
        }
        if (passes.size() < MAX_PASSES) {
            passes.add(iteration);
        }
    }

    @Nullable
    String model() {
        return model;
    }

    /** The tier that has a price of its own, or null for the standard one. */
    @Nullable
    String tier() {
        String tier = speed != null && !speed.equals(STANDARD) ? speed : serviceTier;
        return tier == null || tier.equals(STANDARD) ? null : tier;
    }

    /** The region that inference was bound to, or null where it was free to run anywhere. */
    @Nullable
    String region() {
        String region = geo == null ? "" : geo.strip().toLowerCase(Locale.ROOT);
        return ANYWHERE.contains(region) ? null : region;
    }

    /** What else changes the cost. */
    Billing billing(@Nullable String region) {
        return Billing.of(region, webSearches, passes.size() < 2 ? List.of() : passes());
    }

    /** Where all writes of the message live one hour, so do those of its passes, which may not say so. */
    private List<Pass> passes() {
        boolean oneHour = write1h > 0 && write1h >= cacheWrite;
        return passes.stream().map(pass -> pass.asPass(oneHour)).toList();
    }

    private Pass asPass(boolean oneHour) {
        long untold = Math.max(0, cacheWrite - write5m - write1h);
        return new Pass(input, cacheRead, write5m + (oneHour ? 0 : untold), write1h + (oneHour ? untold : 0), output);
    }

    /** Writes whose lifetime is not told count as five-minute ones. */
    TokenCounts counts(boolean outputReliable) {
        long untold = Math.max(0, cacheWrite - write5m - write1h);
        return new TokenCounts(
                input,
                cacheRead,
                write5m + untold,
                write1h,
                output,
                Math.max(0, Math.min(thinking, output)),
                thinking >= 0,
                UsageSource.REPORTED,
                outputReliable);
    }

    boolean isEmpty() {
        return input + output + cacheRead + cacheWrite + write5m + write1h == 0;
    }
}
