package io.tokenspeed.store.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Adjacent hours, since the epoch.
 *
 * @param first the first hour
 * @param end the hour after the last
 */
record HourSpan(long first, long end) {
    /** Returns the spans that consist of the given hours, in order. */
    static List<HourSpan> of(SortedSet<Long> hours) {
        List<HourSpan> spans = new ArrayList<>();
        for (long hour : hours) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).end == hour) {
                spans.set(last, new HourSpan(spans.get(last).first, hour + 1));
            } else {
                spans.add(new HourSpan(hour, hour + 1));
            }
        }
        return spans;
    }
}
