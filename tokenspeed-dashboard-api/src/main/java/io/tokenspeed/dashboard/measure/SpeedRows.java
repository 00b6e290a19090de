package io.tokenspeed.dashboard.measure;

import io.tokenspeed.model.usage.SpeedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up groups. */
public final class SpeedRows {
    private static final Comparator<SpeedRow> MOST_TOKENS_FIRST = Comparator.comparingLong(
                    (SpeedRow row) -> row.totals().tokens().total())
            .reversed();

    private SpeedRows() {}

    /** Returns the sum of groups, as the group with these keys. */
    public static SpeedRow sum(List<String> keys, Collection<SpeedRow> rows) {
        if (rows.size() == 1) {
            SpeedRow only = rows.iterator().next();
            return new SpeedRow(keys, only.totals(), only.decode(), only.e2e(), only.ttft());
        }
        SpeedSum sum = new SpeedSum();
        rows.forEach(sum::add);
        return sum.total(keys);
    }

    /** Returns the sums of the groups with the same first {@code keys} keys, most tokens first. */
    public static List<SpeedRow> regrouped(List<SpeedRow> rows, int keys) {
        Map<List<String>, List<SpeedRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.keys().subList(0, keys), key -> new ArrayList<>())
                .add(row));
        return groups.entrySet().stream()
                .map(group -> sum(group.getKey(), group.getValue()))
                .sorted(MOST_TOKENS_FIRST)
                .toList();
    }
}
