package io.tokenspeed.sources;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Requests and tokens of every class, by model and day in UTC. */
public record SumsByDay(Map<String, List<Long>> sums) {
    public SumsByDay() {
        this(new TreeMap<>());
    }

    /** The sums of requests. */
    public static SumsByDay of(Collection<Request> requests) {
        SumsByDay sums = new SumsByDay();
        requests.forEach(
                request -> sums.add(request.place().model(), request.timing().instantMillis(), request.tokens()));
        return sums;
    }

    /** Adds a request that ended at an instant, in milliseconds since the epoch. */
    public void add(String model, long millis, TokenCounts tokens) {
        String day = Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        List<Long> counts = List.of(
                1L,
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning());
        sums.merge(day + " " + model, counts, SumsByDay::plus);
    }

    /** How many tokens there are; reasoning is part of the output. */
    public long tokens() {
        return sums.values().stream()
                .mapToLong(counts ->
                        counts.subList(1, 6).stream().mapToLong(Long::longValue).sum())
                .sum();
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }
}
