package io.tokenspeed.store.hours;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;

/** Caches recent answers over whole hours until an hour changes, because pages repeat the same queries. */
public final class HourlyAnswerCache {
    private static final int KEPT = 100;

    private final Map<Question, Object> answers = new LinkedHashMap<>();
    private Object madeFrom = new Object();

    private record Question(Class<?> kind, UsageFilter filter, List<Dimension> by) {}

    /** Returns the sums by group, from the cache if possible. The caller may change the map. */
    public <T> Map<List<String>, T> groups(
            NavigableMap<Long, HourBlock> hours, UsageFilter filter, List<Dimension> by, Supplier<HourTally<T>> tally) {
        Question question = new Question(tally.get().getClass(), filter, List.copyOf(by));
        Map<List<String>, T> known = find(hours, question);
        if (known == null) {
            WholeHours whole = WholeHours.of(filter.range());
            known = new Grouping(filter, by)
                    .sum(hours.subMap(whole.first(), true, whole.end(), false).values(), tally);
            keep(hours, question, known);
        }
        return new HashMap<>(known);
    }

    /** The cast is safe: the kind in the key determines the type of the answer. */
    @SuppressWarnings("unchecked")
    private synchronized <T> @org.jspecify.annotations.Nullable Map<List<String>, T> find(
            Object hours, Question question) {
        return hours == madeFrom ? (Map<List<String>, T>) answers.get(question) : null;
    }

    private synchronized void keep(Object hours, Question question, Object answer) {
        if (hours != madeFrom || answers.size() >= KEPT) {
            answers.clear();
            madeFrom = hours;
        }
        answers.put(question, answer);
    }
}
