package io.tokenspeed.store.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Sums by the start of a period and the values of dimensions. */
final class PeriodGroups<T> {
    private final Map<Instant, Map<List<String>, T>> sums = new HashMap<>();
    private final BinaryOperator<T> plus;

    /** @param plus adds two sums */
    PeriodGroups(BinaryOperator<T> plus) {
        this.plus = plus;
    }

    void add(Instant start, List<String> keys, T sum) {
        sums.computeIfAbsent(start, unused -> new HashMap<>()).merge(keys, sum, plus);
    }

    Set<Instant> starts() {
        return sums.keySet();
    }

    /** Adds the sums of a period to {@code groups}. */
    void addTo(Map<List<String>, T> groups, Instant start) {
        sums.getOrDefault(start, Map.of()).forEach((keys, sum) -> groups.merge(keys, sum, plus));
    }
}
