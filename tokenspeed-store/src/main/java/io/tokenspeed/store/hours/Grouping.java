package io.tokenspeed.store.hours;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds up hourly sums by group. Looks up the group of each key once, however many blocks contain the key. */
public final class Grouping {
    private static final int NONE = -1;

    private final UsageFilter filter;
    private final List<Dimension> by;
    private final IdentityHashMap<RowKey, Integer> groups = new IdentityHashMap<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<List<String>> names = new ArrayList<>();
    /** Created once: creating it for every row took a tenth of the time of a large answer. */
    private final Function<RowKey, Integer> newGroup = this::group;

    public Grouping(UsageFilter filter, List<Dimension> by) {
        this.filter = filter;
        this.by = List.copyOf(by);
    }

    /** Adds up the rows that match the filter, by group. */
    public <T> Map<List<String>, T> sum(Iterable<HourBlock> blocks, Supplier<HourTally<T>> newTally) {
        List<@Nullable HourTally<T>> tallies = new ArrayList<>();
        for (HourBlock block : blocks) {
            for (int row = 0; row < block.size(); row++) {
                int group = groups.computeIfAbsent(block.key(row), newGroup);
                if (group != NONE) {
                    tally(tallies, group, newTally).add(block, row);
                }
            }
        }
        Map<List<String>, T> sums = new HashMap<>();
        for (int group = 0; group < tallies.size(); group++) {
            HourTally<T> tally = tallies.get(group);
            if (tally != null) {
                sums.put(names.get(group), tally.result());
            }
        }
        return sums;
    }

    private int group(RowKey key) {
        return key.matches(filter)
                ? numbers.computeIfAbsent(key.values(by), values -> {
                    names.add(values);
                    return names.size() - 1;
                })
                : NONE;
    }

    private static <T> HourTally<T> tally(
            List<@Nullable HourTally<T>> tallies, int group, Supplier<HourTally<T>> newTally) {
        while (tallies.size() <= group) {
            tallies.add(null);
        }
        HourTally<T> tally = tallies.get(group);
        if (tally == null) {
            tally = newTally.get();
            tallies.set(group, tally);
        }
        return tally;
    }
}
