package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.DayActivity;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up days of a zone. A day that begins inside an hour of UTC reads the single requests of that hour. */
final class ActivityDays {
    private static final long HOUR = 3_600_000;

    private ActivityDays() {}

    static List<DayActivity> of(ActivityRows rows, UsageFilter filter, @Nullable String user) {
        SortedMap<LocalDate, TimeRange> ranges = ranges(rows.activeHours(), filter);
        rows.prepare(List.copyOf(ranges.values()));
        List<DayActivity> days = new ArrayList<>();
        ranges.forEach((date, range) -> {
            ActivitySum sum = new ActivitySum();
            UsageFilter day = filter.during(range);
            rows.requests(day, user, sum::add);
            rows.tracked(day, user, (owner, row) -> sum.add(row));
            if (sum.sessions() > 0) {
                days.add(new DayActivity(date, sum.sessions(), sum.activity(filter.costMode())));
            }
        });
        return days;
    }

    /** Returns what of each active day lies inside the filter's range. */
    private static SortedMap<LocalDate, TimeRange> ranges(SortedSet<Long> hours, UsageFilter filter) {
        SortedMap<LocalDate, TimeRange> ranges = new TreeMap<>();
        for (LocalDate date : dates(hours, filter.zone())) {
            TimeRange range = inside(filter.range(), date, filter.zone());
            if (range != null) {
                ranges.put(date, range);
            }
        }
        return ranges;
    }

    private static SortedSet<LocalDate> dates(SortedSet<Long> hours, ZoneId zone) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (long hour : hours) {
            dates.add(Instant.ofEpochMilli(hour * HOUR).atZone(zone).toLocalDate());
            dates.add(Instant.ofEpochMilli((hour + 1) * HOUR - 1).atZone(zone).toLocalDate());
        }
        return dates;
    }

    /** Returns the part of a day inside a range; null for none. */
    private static @Nullable TimeRange inside(TimeRange range, LocalDate date, ZoneId zone) {
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant from = range.from() != null && range.from().isAfter(start) ? range.from() : start;
        Instant to = range.to() != null && range.to().isBefore(end) ? range.to() : end;
        return from.isBefore(to) ? new TimeRange(from, to) : null;
    }
}
