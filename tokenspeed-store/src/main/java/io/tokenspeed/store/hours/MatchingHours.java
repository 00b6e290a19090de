package io.tokenspeed.store.hours;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Finds the hours with requests that match a filter, latest first, and joins adjacent hours to one range. */
public final class MatchingHours {
    private static final long HOUR = 3_600_000;

    private final TimeRange range;
    private final List<TimeRange> found = new ArrayList<>();
    private long first;
    private long end;
    private boolean open;

    private MatchingHours(TimeRange range) {
        this.range = range;
    }

    /**
     * Returns ranges with matching attempts, latest first. Further back, larger gaps are joined, so that there are
     * never very many ranges.
     *
     * @param wanted the number of attempts that is enough; earlier hours are left out
     */
    public static List<TimeRange> latest(NavigableMap<Long, HourBlock> hours, UsageFilter filter, long wanted) {
        MatchingHours matching = new MatchingHours(filter.range());
        long attempts = 0;
        for (Map.Entry<Long, HourBlock> hour :
                within(hours, filter.range()).descendingMap().entrySet()) {
            long here = attempts(hour.getValue(), filter);
            if (here > 0 && matching.cut(hour.getKey(), hour.getKey() + 1) != null) {
                matching.join(hour.getKey());
                attempts += matching.isWhole(hour.getKey()) ? here : 0;
            }
            if (attempts >= wanted) {
                break;
            }
        }
        matching.flush();
        return matching.found;
    }

    private static NavigableMap<Long, HourBlock> within(NavigableMap<Long, HourBlock> hours, TimeRange range) {
        Instant from = range.from();
        Instant to = range.to();
        NavigableMap<Long, HourBlock> before =
                to == null ? hours : hours.headMap(Math.floorDiv(to.toEpochMilli(), HOUR), true);
        return from == null ? before : before.tailMap(Math.floorDiv(from.toEpochMilli(), HOUR), true);
    }

    private static long attempts(HourBlock block, UsageFilter filter) {
        long attempts = 0;
        for (int row = 0; row < block.size(); row++) {
            attempts += block.key(row).matches(filter) ? block.attempts(row) : 0;
        }
        return attempts;
    }

    private void join(long hour) {
        if (open && first - hour - 1 > found.size()) {
            flush();
        }
        if (!open) {
            end = hour + 1;
            open = true;
        }
        first = hour;
    }

    private void flush() {
        TimeRange inside = open ? cut(first, end) : null;
        if (inside != null) {
            found.add(inside);
        }
        open = false;
    }

    private boolean isWhole(long hour) {
        TimeRange whole = cut(hour, hour + 1);
        return whole != null && whole.equals(hours(hour, hour + 1));
    }

    private @Nullable TimeRange cut(long fromHour, long toHour) {
        TimeRange hours = hours(fromHour, toHour);
        Instant from = later(hours.from(), range.from());
        Instant to =
                range.to() != null && hours.to() != null && range.to().isBefore(hours.to()) ? range.to() : hours.to();
        return from != null && to != null && from.isBefore(to) ? new TimeRange(from, to) : null;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static TimeRange hours(long from, long to) {
        return new TimeRange(Instant.ofEpochMilli(from * HOUR), Instant.ofEpochMilli(to * HOUR));
    }
}
