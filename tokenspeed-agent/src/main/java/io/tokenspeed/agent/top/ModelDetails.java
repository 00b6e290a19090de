package io.tokenspeed.agent.top;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What single requests tell of models that sums do not: the tokens of each five minutes, and times to first tokens. */
final class ModelDetails {
    /** How many steps the last hour has. */
    static final int STEPS = 12;

    private static final long STEP_MILLIS = Duration.ofHours(1).toMillis() / STEPS;

    private final Map<List<String>, @Nullable Double[]> lastHour;
    private final Map<List<String>, Histogram> firstTokens;

    private ModelDetails(Map<List<String>, @Nullable Double[]> lastHour, Map<List<String>, Histogram> firstTokens) {
        this.lastHour = lastHour;
        this.firstTokens = firstTokens;
    }

    /** Times to first tokens of the matching requests, in milliseconds, by provider and model. */
    static Map<List<String>, Histogram> firstTokens(RequestTable requests, UsageFilter filter) {
        Map<List<String>, Histogram> times = new HashMap<>();
        requests.forEach(filter, stored -> {
            Long millis = stored.request().ttftMillis();
            if (millis != null && millis >= 0) {
                times.merge(keys(stored.request()), Histogram.of(millis), Histogram::merge);
            }
        });
        return times;
    }

    /**
     * Reads the last hour.
     *
     * @param firstTokens what {@link #firstTokens(RequestTable, UsageFilter)} returned
     */
    static ModelDetails read(
            RequestTable requests, UsageFilter all, Instant now, Map<List<String>, Histogram> firstTokens) {
        Map<List<String>, @Nullable Double[]> steps = new HashMap<>();
        long from = now.toEpochMilli() - STEPS * STEP_MILLIS;
        TimeRange hour = new TimeRange(Instant.ofEpochMilli(from), null);
        requests.forEach(all.during(hour), stored -> {
            Request request = stored.request();
            if (request.hasUsage() && request.tokens().source() != UsageSource.MISSING) {
                int step = (int) Math.min(STEPS - 1, (request.timing().instantMillis() - from) / STEP_MILLIS);
                @Nullable Double[] of = steps.computeIfAbsent(keys(request), key -> new Double[STEPS]);
                Double before = of[step];
                of[step] = request.tokens().total() + (before == null ? 0 : before);
            }
        });
        return new ModelDetails(steps, firstTokens);
    }

    private static List<String> keys(Request request) {
        String provider = request.place().provider();
        return List.of(
                provider == null ? UsageRow.UNKNOWN : provider, request.place().model());
    }

    /** The tokens of each step of the last hour, the earliest first; null where none are known. */
    List<@Nullable Double> lastHour(List<String> keys) {
        @Nullable Double[] steps = lastHour.get(keys);
        List<@Nullable Double> values = new ArrayList<>(Collections.nCopies(STEPS, null));
        return Collections.unmodifiableList(steps == null ? values : Arrays.asList(steps.clone()));
    }

    /** The median time to the first token in milliseconds; empty where none is known. */
    OptionalLong firstToken(List<String> keys) {
        return firstTokens.getOrDefault(keys, Histogram.EMPTY).quantile(0.5);
    }

    /** The same of all models. */
    OptionalLong firstToken() {
        return firstTokens.values().stream()
                .reduce(Histogram.EMPTY, Histogram::merge)
                .quantile(0.5);
    }
}
