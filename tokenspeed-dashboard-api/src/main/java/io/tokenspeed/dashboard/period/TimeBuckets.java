package io.tokenspeed.dashboard.period;

import io.tokenspeed.model.time.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The periods of a time in their order, also those in which nothing happened. The first may begin before the time does. */
public final class TimeBuckets {
    private final Interval length;
    private final ZoneId zone;
    private final List<Instant> starts;
    private final Map<Instant, Integer> places = new HashMap<>();

    private TimeBuckets(Interval length, ZoneId zone, List<Instant> starts) {
        this.length = length;
        this.zone = zone;
        this.starts = List.copyOf(starts);
        for (int i = 0; i < starts.size(); i++) {
            places.put(starts.get(i), i);
        }
    }

    static TimeBuckets of(Interval length, Instant from, Instant end, ZoneId zone) {
        List<Instant> starts = new ArrayList<>();
        if (from.isBefore(end)) {
            for (Instant at = length.startOf(from, zone); at.isBefore(end); at = length.next(at, zone)) {
                starts.add(at);
            }
        }
        return new TimeBuckets(length, zone, starts);
    }

    /** Cuts another time into periods of the same length, at most as many, so that both can be compared one by one. */
    public TimeBuckets alike(ComparedTime compared) {
        TimeBuckets all = of(length, compared.from(), compared.to(), zone);
        int most = Math.min(size(), all.size());
        return new TimeBuckets(length, zone, all.starts.subList(0, most));
    }

    /** The length of each. */
    public Interval length() {
        return length;
    }

    /** The word for the length of each. */
    public String by() {
        return BucketLength.word(length);
    }

    /** How many there are. */
    public int size() {
        return starts.size();
    }

    /** The place of the period that begins at an instant; -1 for none. */
    public int place(Instant start) {
        return places.getOrDefault(start, -1);
    }

    /** The starts in seconds since the epoch. */
    public long[] seconds() {
        return starts.stream().mapToLong(Instant::getEpochSecond).toArray();
    }

    /** The place of the last period if it goes on after {@code now}; null otherwise. */
    public @Nullable Integer unfinished(Instant now) {
        int last = starts.size() - 1;
        return last >= 0 && length.next(starts.get(last), zone).isAfter(now) ? (Integer) last : null;
    }
}
