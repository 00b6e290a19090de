package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.hub.sums.RollupTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a time range by the table that they are read from: whole days in UTC, then whole hours, and buckets
 * where the range or the offset of a zone cuts an hour. A bucket belongs where its start is.
 */
final class Segments {
    private static final long MINUTE = 60;
    private static final long HOUR = RollupTable.HOUR.seconds();
    private static final long DAY = RollupTable.DAY.seconds();

    private static final long WEEK = 7 * DAY;

    /** The start of the first Monday since the epoch. */
    private static final long MONDAY = 4 * DAY;

    /** The usual length of a bucket: an edge is cut there, because a time that ends now is another one a second later. */
    static final long STEP = 300;

    /** Seconds: a multiple of a day, further from the epoch than any bucket. */
    private static final long FAR = 1_000_000 * DAY;

    private final List<Segment> days = new ArrayList<>();
    private final List<Segment> hours = new ArrayList<>();
    private final List<Segment> edges = new ArrayList<>();

    private Segments() {}

    /** The part of a range in which there is usage, as one period that starts at 0. */
    static Segments of(TimeRange range, UsageSpan usage) {
        Segments segments = new Segments();
        long from = Math.max(from(range), usage.first());
        segments.add(new Segment(0, from, Math.max(from, Math.min(to(range), usage.end()))));
        return segments;
    }

    /** The part of a range in which there is usage, cut into the periods of a zone. */
    static Segments of(TimeRange range, Interval interval, ZoneId zone, UsageSpan usage) {
        Segments segments = new Segments();
        long from = Math.max(from(range), usage.first());
        long to = Math.min(to(range), usage.end());
        Segment run = null;
        long at = from;
        while (at < to) {
            long period = period(at, interval, zone);
            long last = Math.min(to, Math.max(at - Math.floorMod(at, HOUR) + HOUR, plainEnd(period, interval, zone)));
            run = segments.extend(run, period, at, last, interval, zone);
            at = last;
        }
        if (run != null) {
            segments.add(run);
        }
        return segments;
    }

    /** The end of a period in which no clock changes; the start of one in which some do, which is cut hour by hour. */
    private static long plainEnd(long period, Interval interval, ZoneId zone) {
        Instant start = Instant.ofEpochSecond(period);
        Instant end = interval.next(start, zone);
        ZoneOffsetTransition change = zone.getRules().nextTransition(start);
        return change == null || change.getInstant().isAfter(end) ? end.getEpochSecond() : period;
    }

    /** Extends the run within its period, and begins a new run where the next period starts. */
    private @Nullable Segment extend(
            @Nullable Segment run, long period, long start, long end, Interval interval, ZoneId zone) {
        Segment current = run;
        if (current == null || current.period() != period) {
            if (current != null) {
                add(current);
            }
            current = new Segment(period, start, start);
        }
        if (period(end - 1, interval, zone) == period) {
            return new Segment(period, current.from(), end);
        }
        long boundary = start + MINUTE - Math.floorMod(start, MINUTE);
        while (period(boundary, interval, zone) == period) {
            boundary += MINUTE;
        }
        add(new Segment(period, current.from(), boundary));
        return extend(null, period(boundary, interval, zone), boundary, end, interval, zone);
    }

    private static long period(long second, Interval interval, ZoneId zone) {
        return interval.startOf(Instant.ofEpochSecond(second), zone).getEpochSecond();
    }

    private static long from(TimeRange range) {
        Instant from = range.from();
        return from == null ? -FAR : -Math.floorDiv(-from.toEpochMilli(), 1000);
    }

    private static long to(TimeRange range) {
        Instant to = range.to();
        return to == null ? FAR : -Math.floorDiv(-to.toEpochMilli(), 1000);
    }

    private void add(Segment whole) {
        split(whole, DAY, this::addDays, rest -> split(rest, HOUR, hours::add, this::addEdge));
    }

    /** Passes the whole units of a segment to {@code units} and the remainders before and after them to {@code rest}. */
    private static void split(Segment whole, long unit, Consumer<Segment> units, Consumer<Segment> rest) {
        long from = -Math.floorDiv(-whole.from(), unit) * unit;
        long to = Math.floorDiv(whole.to(), unit) * unit;
        if (from >= to) {
            rest.accept(whole);
            return;
        }
        units.accept(whole.part(from, to));
        rest.accept(whole.part(whole.from(), from));
        rest.accept(whole.part(to, whole.to()));
    }

    /** Cuts days into weeks from Monday and single days before and after them, which other ranges have as well. */
    private void addDays(Segment whole) {
        long at = whole.from();
        while (at < whole.to()) {
            boolean week = Math.floorMod(at - MONDAY, WEEK) == 0 && at + WEEK <= whole.to();
            long end = at + (week ? WEEK : DAY);
            days.add(whole.part(at, end));
            at = end;
        }
    }

    private void addEdge(Segment edge) {
        if (edge.from() < edge.to()) {
            split(edge, STEP, edges::add, rest -> {
                if (rest.from() < rest.to()) {
                    edges.add(rest);
                }
            });
        }
    }

    List<Segment> days() {
        return days;
    }

    List<Segment> hours() {
        return hours;
    }

    List<Segment> edges() {
        return edges;
    }
}
