package io.tokenspeed.sources;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Requests, tokens of every class and logged cost, by day in UTC, model and ending.
 *
 * @param sums number of requests, input, cache reads, writes of five minutes and of an hour, output, reasoning, and
 *     nano-dollars
 */
public record SumsByDay(Map<Group, List<Long>> sums) {
    /** What is added up together. */
    public record Group(String day, String model, Status status) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return toString().compareTo(other.toString());
        }
    }

    public SumsByDay() {
        this(new TreeMap<>());
    }

    /** The sums of requests. */
    public static SumsByDay of(Collection<Request> requests) {
        SumsByDay sums = new SumsByDay();
        for (Request request : requests) {
            Long cost = request.loggedCostNano();
            sums.add(
                    request.place().model(),
                    request.ending().status(),
                    request.timing().instantMillis(),
                    request.tokens(),
                    cost == null ? 0 : cost);
        }
        return sums;
    }

    /** Adds a request that ended well at an instant, in milliseconds since the epoch, and whose cost is not logged. */
    public void add(String model, long millis, TokenCounts tokens) {
        add(model, Status.OK, millis, tokens, 0);
    }

    /** Adds a request that ended well, with the counts input, cache reads, cache writes, output, reasoning. */
    public void add(String model, long millis, long... counts) {
        add(model, millis, tokens(counts));
    }

    /** Adds a request with its logged cost in nano-dollars. */
    public void add(String model, Status status, long millis, TokenCounts tokens, long costNano) {
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
                tokens.reasoning(),
                costNano);
        sums.merge(new Group(day, model, status), counts, SumsByDay::plus);
    }

    /** The counts input, cache reads, cache writes, output, reasoning. */
    public static TokenCounts tokens(long... counts) {
        return new TokenCounts(
                counts[0], counts[1], counts[2], 0, counts[3], counts[4], true, UsageSource.REPORTED, true);
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }
}
