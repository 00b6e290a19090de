package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.hub.sums.RollupTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a time range by the table that they are read from: whole days in UTC, then whole hours, and buckets
 * where the range or the offset of a zone cuts an hour. A bucket belongs where its start is.
 */
public final class Segments {
    private static final long MINUTE = 60;
    private static final long HOUR = RollupTable.HOUR.seconds();
    private static final long DAY = RollupTable.DAY.seconds();

    /** Seconds: a multiple of a day, further from the epoch than any bucket. */
    private static final long FAR = 1_000_000 * DAY;

    private final List<Segment> days = new ArrayList<>();
    private final List<Segment> hours = new ArrayList<>();
    private final List<Segment> edges = new ArrayList<>();

    private Segments() {}

    /** The whole range as one period that starts at 0. */
    public static Segments of(TimeRange range) {
        Segments segments = new Segments();
        segments.add(new Segment(0, from(range), to(range)));
        return segments;
    }

    /**
     * The range cut into the periods of a zone.
     *
     * @param first the start of the first hour with usage, in seconds since the epoch
     * @param end the end of the last hour with usage, in seconds since the epoch
     */
    static Segments of(TimeRange range, Interval interval, ZoneId zone, long first, long end) {
        Segments segments = new Segments();
        long from = Math.max(from(range), first);
        long to = Math.min(to(range), end);
        Segment run = null;
        for (long hour = Math.floorDiv(from, HOUR) * HOUR; hour < to; hour += HOUR) {
            long start = Math.max(from, hour);
            long last = Math.min(to, hour + HOUR);
            run = segments.extend(run, period(start, interval, zone), start, last, interval, zone);
        }
        if (run != null) {
            segments.add(run);
        }
        return segments;
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
        split(whole, DAY, days, rest -> split(rest, HOUR, hours, this::addEdge));
    }

    /**
     * Adds the whole units of a segment to {@code units} and passes the remainders before and after them to
     * {@code rest}.
     */
    private static void split(
            Segment whole, long unit, List<Segment> units, java.util.function.Consumer<Segment> rest) {
        long from = -Math.floorDiv(-whole.from(), unit) * unit;
        long to = Math.floorDiv(whole.to(), unit) * unit;
        if (from >= to) {
            rest.accept(whole);
            return;
        }
        units.add(new Segment(whole.period(), from, to));
        rest.accept(new Segment(whole.period(), whole.from(), from));
        rest.accept(new Segment(whole.period(), to, whole.to()));
    }

    private void addEdge(Segment edge) {
        if (edge.from() < edge.to()) {
            edges.add(edge);
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
