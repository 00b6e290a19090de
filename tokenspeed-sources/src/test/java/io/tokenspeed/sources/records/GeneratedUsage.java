package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums of tokens per model, day and status, either of generated requests or of those that a source read. */
public final class GeneratedUsage {
    private final Map<String, long[]> sums = new TreeMap<>();

    /** Sums requests that were read. */
    public static GeneratedUsage of(Collection<Request> requests) {
        GeneratedUsage usage = new GeneratedUsage();
        for (Request request : requests) {
            TokenCounts tokens = request.tokens();
            Long cost = request.loggedCostNano();
            usage.add(
                    request.place().model(),
                    request.ending().status(),
                    request.timing().instantMillis(),
                    tokens.input(),
                    tokens.cacheRead(),
                    tokens.cacheWrite(),
                    tokens.output(),
                    tokens.reasoning(),
                    cost == null ? 0 : cost);
        }
        return usage;
    }

    /** Adds one request with the numbers input, cache reads, cache writes, output, reasoning and cost. */
    public void add(String model, Status status, long endMillis, long... numbers) {
        String day = Instant.ofEpochMilli(endMillis).toString().substring(0, 10);
        long[] sum = sums.computeIfAbsent(model + " " + day + " " + status, key -> new long[7]);
        sum[0]++;
        for (int i = 0; i < numbers.length; i++) {
            sum[i + 1] += numbers[i];
        }
    }

    /** Adds a request that used no tokens. */
    public void addUnanswered(String model, Status status, long endMillis) {
        add(model, status, endMillis, 0, 0, 0, 0, 0, 0);
    }

    /** How many tokens there are; reasoning is part of the output. */
    public long tokens() {
        return sums.values().stream()
                .mapToLong(sum -> sum[1] + sum[2] + sum[3] + sum[4])
                .sum();
    }

    /** One line per model, day and status. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        sums.forEach((key, sum) -> lines.add(key + " " + Arrays.toString(sum)));
        return lines;
    }
}
