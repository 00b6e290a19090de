package io.tokenspeed.store.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A time range with both ends, in milliseconds since the epoch.
 *
 * @param from the first instant
 * @param to the last instant
 */
record TimeSpan(long from, long to) {
    private static final long HOUR = 3_600_000;

    /** Returns the ranges around instants, joined where they overlap. */
    static List<TimeSpan> around(List<Long> instants, long millis) {
        List<TimeSpan> spans = new ArrayList<>();
        for (long instant : instants.stream().sorted().toList()) {
            int last = spans.size() - 1;
            if (last >= 0 && instant - millis <= spans.get(last).to) {
                spans.set(last, new TimeSpan(spans.get(last).from, instant + millis));
            } else {
                spans.add(new TimeSpan(instant - millis, instant + millis));
            }
        }
        return spans;
    }

    /** Whether one of several ranges, which are in order and do not overlap, holds an instant. */
    static boolean anyContains(List<TimeSpan> spans, long instant) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).to < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < spans.size() && spans.get(low).contains(instant);
    }

    /** The hours since the epoch that the ranges touch. */
    static Set<Long> hours(List<TimeSpan> spans) {
        Set<Long> hours = new TreeSet<>();
        for (TimeSpan span : spans) {
            for (long hour = Math.floorDiv(span.from, HOUR); hour <= Math.floorDiv(span.to, HOUR); hour++) {
                hours.add(hour);
            }
        }
        return hours;
    }

    TimeSpan wider(long millis) {
        return new TimeSpan(from - millis, to + millis);
    }

    boolean contains(long instant) {
        return from <= instant && instant <= to;
    }
}
