package io.tokenspeed.store.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * A time range with both ends, in milliseconds since the epoch.
 *
 * @param from the first instant
 * @param to the last instant
 */
record TimeSpan(long from, long to) {
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

    TimeSpan wider(long millis) {
        return new TimeSpan(from - millis, to + millis);
    }

    boolean contains(long instant) {
        return from <= instant && instant <= to;
    }
}
