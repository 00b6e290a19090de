package io.tokenspeed.sources.engine;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.SumsByDay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A table by tool, model and day in UTC: attempts, tokens of each class, logged cost.
 *
 * @param rows the sums by tool, model and day
 */
record UsageTable(Map<String, List<Long>> rows) {
    /** What a storage reports. */
    static UsageTable of(LocalStorage storage) {
        UsageFilter all = UsageFilter.all(ZoneOffset.UTC).costing(CostMode.DISPLAY);
        Map<String, List<Long>> rows = new TreeMap<>();
        for (UsagePoint point : storage.usage().series(all, Interval.DAY, List.of(Dimension.TOOL, Dimension.MODEL))) {
            LocalDate day = point.start().atOffset(ZoneOffset.UTC).toLocalDate();
            rows.put(String.join(" ", point.keys()) + " " + day, row(point.totals()));
        }
        return new UsageTable(rows);
    }

    private static List<Long> row(UsageTotals totals) {
        TokenSums tokens = totals.tokens();
        return List.of(
                totals.attempts(),
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning(),
                totals.cost().knownNano());
    }

    /** What was used, by tool. */
    static UsageTable of(Map<String, SumsByDay> truth) {
        Map<String, List<Long>> rows = new TreeMap<>();
        truth.forEach((tool, sums) -> sums.sums()
                .forEach((group, row) ->
                        rows.merge(tool + " " + group.model() + " " + group.day(), row, UsageTable::plus)));
        return new UsageTable(rows);
    }

    /** The rows that differ from those of another table, each as it is here and there. */
    Map<String, String> differences(UsageTable other) {
        Map<String, String> different = new TreeMap<>();
        Set<String> keys = new TreeSet<>(rows.keySet());
        keys.addAll(other.rows.keySet());
        for (String key : keys) {
            if (!Objects.equals(rows.get(key), other.rows.get(key))) {
                different.put(key, rows.get(key) + " instead of " + other.rows.get(key));
            }
        }
        return different;
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }
}
