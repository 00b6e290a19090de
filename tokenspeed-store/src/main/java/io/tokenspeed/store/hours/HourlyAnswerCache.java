package io.tokenspeed.store.hours;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches recent answers over whole hours until an hour changes, because pages repeat the same queries. Ranges that hold
 * the same whole hours share an answer, so that a range which ends now is found again a second later.
 */
public final class HourlyAnswerCache {
    /** In the memory of a group's totals, some 300 bytes; about 12 megabytes. */
    private static final int MOST_WEIGHT = 40_000;

    private final Map<Question, Object> answers = new HashMap<>();
    private Object madeFrom = new Object();
    private long weight;

    private record Question(Class<?> kind, UsageFilter filter, List<Dimension> by) {}

    /** Returns the sums by group, from the cache if possible. The caller may change the map. */
    public <T> Map<List<String>, T> groups(
            NavigableMap<Long, HourBlock> hours, UsageFilter filter, List<Dimension> by, Supplier<HourTally<T>> tally) {
        WholeHours whole = WholeHours.of(filter.range());
        if (whole.isEmpty()) {
            return new HashMap<>();
        }
        HourTally<T> kind = tally.get();
        Question question = new Question(kind.getClass(), filter.during(whole.range()), List.copyOf(by));
        Map<List<String>, T> known = find(hours, question);
        if (known == null) {
            known = new Grouping(filter, by)
                    .sum(hours.subMap(whole.first(), true, whole.end(), false).values(), tally);
            keep(hours, question, known, (long) known.size() * kind.weight());
        }
        return new HashMap<>(known);
    }

    /** The cast is safe: the kind in the key determines the type of the answer. */
    @SuppressWarnings("unchecked")
    private synchronized <T> @Nullable Map<List<String>, T> find(Object hours, Question question) {
        return hours == madeFrom ? (Map<List<String>, T>) answers.get(question) : null;
    }

    private synchronized void keep(Object hours, Question question, Object answer, long more) {
        if (hours != madeFrom || weight + more > MOST_WEIGHT) {
            answers.clear();
            weight = 0;
            madeFrom = hours;
        }
        if (answers.put(question, answer) == null) {
            weight += more;
        }
    }
}
