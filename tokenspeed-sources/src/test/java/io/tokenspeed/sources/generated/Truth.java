package io.tokenspeed.sources.generated;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The number of requests, their logged cost, and the tokens of each class by model and day. Equal for equal usage. */
public final class Truth {
    private final Map<String, long[]> tokens = new TreeMap<>();
    private long requests;
    private long costNano;

    /** Returns what was read. */
    public static Truth of(Collection<Request> requests) {
        Truth read = new Truth();
        for (Request request : requests) {
            TokenCounts counts = request.tokens();
            read.add(request.place().model(), request.timing().instantMillis(), new long[] {
                counts.input(), counts.cacheRead(), counts.cacheWrite(), counts.output(), counts.reasoning()
            });
            read.addCost(request.loggedCostNano() == null ? 0 : request.loggedCostNano());
        }
        return read;
    }

    /**
     * Adds a request.
     *
     * @param counts input without cached tokens, cache reads, cache writes, output with reasoning, reasoning
     */
    public void add(String model, long millis, long[] counts) {
        requests++;
        LocalDate day = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
        long[] sum = tokens.computeIfAbsent(model + " " + day, key -> new long[counts.length]);
        Arrays.setAll(sum, i -> sum[i] + counts[i]);
    }

    /** Adds a cost in nano-dollars. */
    public void addCost(long nano) {
        costNano += nano;
    }

    /** How many requests there are. */
    public long requests() {
        return requests;
    }

    /** How many tokens there are; reasoning is part of the output. */
    public long tokens() {
        return tokens.values().stream()
                .mapToLong(counts -> counts[0] + counts[1] + counts[2] + counts[3])
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Truth truth && toString().equals(truth.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(requests + " requests, cost " + costNano);
        tokens.forEach(
                (key, counts) -> text.append('\n').append(key).append(' ').append(Arrays.toString(counts)));
        return text.toString();
    }
}
