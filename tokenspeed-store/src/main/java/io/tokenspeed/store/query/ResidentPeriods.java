package io.tokenspeed.store.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hours.Grouping;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourTally;
import io.tokenspeed.store.hours.LocalHours;
import io.tokenspeed.store.hours.Periods;
import io.tokenspeed.store.hours.QuarterHours;
import io.tokenspeed.store.hours.WholeHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The hour sums in memory that a series is about, by period. */
final class ResidentPeriods {
    private static final long HOUR = 3_600_000;

    private final NavigableMap<Long, HourBlock> hours;
    private final QuarterHours quarters;
    private final UsageFilter filter;
    private final Interval interval;
    private final LocalHours local;
    private final WholeHours whole;

    ResidentPeriods(NavigableMap<Long, HourBlock> hours, QuarterHours quarters, UsageFilter filter, Interval interval) {
        this.hours = hours;
        this.quarters = quarters;
        this.filter = filter;
        this.interval = interval;
        this.local = local(hours, filter.zone());
        this.whole = WholeHours.of(filter.range());
    }

    private static LocalHours local(NavigableMap<Long, HourBlock> hours, ZoneId zone) {
        long first = hours.isEmpty() ? 0 : hours.firstKey();
        long last = hours.isEmpty() ? 0 : hours.lastKey() + 1;
        return new LocalHours(zone, Instant.ofEpochMilli(first * HOUR), Instant.ofEpochMilli(last * HOUR));
    }

    /** Whether the periods can be added up from hours, and from quarters of those that a period cuts. */
    boolean canGroup(List<Dimension> by) {
        boolean hoursSuffice = local.fullHours() || (interval != Interval.HOUR && local.fullQuarters());
        return hoursSuffice && !by.contains(Dimension.SESSION);
    }

    /** Passes a filter of each part of the range that is not a whole hour. */
    void edges(Consumer<UsageFilter> sink) {
        for (TimeRange edge : whole.edges()) {
            sink.accept(filter.during(edge));
        }
    }

    /** Passes the groups of each period to {@code sink}, earliest period first. */
    <T> void sum(
            List<Dimension> by,
            Supplier<HourTally<T>> tally,
            PeriodGroups<T> ofEdges,
            BiConsumer<Instant, Map<List<String>, T>> sink) {
        Periods periods = new Periods(interval, filter.zone(), quarters, !local.fullHours());
        periods.addAll(hours.subMap(whole.first(), true, whole.end(), false));
        ofEdges.starts().forEach(periods::begin);
        Grouping grouping = new Grouping(filter, by);
        periods.blocks().forEach((start, inside) -> {
            Map<List<String>, T> sums = grouping.sum(inside, tally);
            ofEdges.addTo(sums, start);
            sink.accept(start, sums);
        });
    }
}
