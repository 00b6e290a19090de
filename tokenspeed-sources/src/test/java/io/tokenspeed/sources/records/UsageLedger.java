package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up tokens of each class, cost in nano-dollars and requests per model and day in UTC. */
public final class UsageLedger {
    private final Map<String, List<Long>> rows = new TreeMap<>();

    /** The sums of requests as a reader made them. */
    public static Map<String, List<Long>> of(Collection<Request> requests) {
        UsageLedger ledger = new UsageLedger();
        for (Request request : requests) {
            Long nano = request.loggedCostNano();
            ledger.add(
                    request.place().model(),
                    request.timing().instantMillis(),
                    request.tokens(),
                    nano == null ? 0 : nano);
        }
        return ledger.rows();
    }

    /** Adds a request. */
    public void add(String model, long endMillis, TokenCounts tokens, long nano) {
        String day = Instant.ofEpochMilli(endMillis)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        List<Long> row = List.of(
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning(),
                nano,
                1L);
        rows.merge(model + " " + day, row, UsageLedger::sum);
    }

    private static List<Long> sum(List<Long> a, List<Long> b) {
        return Stream.iterate(0, i -> i < a.size(), i -> i + 1)
                .map(i -> a.get(i) + b.get(i))
                .toList();
    }

    /** The sums by model and day. */
    public Map<String, List<Long>> rows() {
        return Map.copyOf(rows);
    }
}
