package io.tokenspeed.store.hours;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;

/** The latest sums over whole hours, kept until an hour changes, because pages ask the same again and again. */
public final class HourlyAnswerCache {
    private static final int KEPT = 100;

    private final Map<Question, Object> answers = new LinkedHashMap<>();
    private Object madeFrom = new Object();

    private record Question(Class<?> kind, UsageFilter filter, List<Dimension> by) {}

    /** The sums by group, added up unless they are known; the caller may change the map. */
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

    /** The kind of a question decides the type of its answer. */
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
