package io.tokenspeed.agent.report;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fast models were on each of the latest days of a report. */
public final class SpeedTrend {
    /** The most days that it knows. */
    public static final int DAYS = 28;

    private final LocalDate last;
    private final Map<List<String>, Map<LocalDate, SpeedPools>> pools = new HashMap<>();

    private SpeedTrend(LocalDate last) {
        this.last = last;
    }

    /**
     * Reads the days up to the end of the filter, at the latest today.
     *
     * @param now the time
     */
    public static SpeedTrend read(UsageReader usage, UsageFilter filter, Instant now) {
        Instant end = filter.range().to();
        Instant newest = end == null || end.isAfter(now) ? now : end.minusMillis(1);
        SpeedTrend trend = new SpeedTrend(LocalDate.ofInstant(newest, filter.zone()));
        TimeRange days = TimeRange.ofDays(trend.last.minusDays(DAYS - 1L), trend.last, filter.zone());
        UsageFilter latest = filter.during(filter.range().overlap(days));
        for (UsagePoint point : usage.series(latest, Interval.DAY, List.of(Dimension.PROVIDER, Dimension.MODEL))) {
            LocalDate day = LocalDate.ofInstant(point.start(), filter.zone());
            trend.add(point.keys(), day, point.totals().speeds());
            trend.add(List.of(), day, point.totals().speeds());
        }
        return trend;
    }

    private void add(List<String> keys, LocalDate day, SpeedPools more) {
        pools.computeIfAbsent(keys, key -> new HashMap<>()).merge(day, more, SpeedPools::plus);
    }

    /**
     * Tokens per second on each of the latest days, the earliest first; null where none is known.
     *
     * @param keys provider and model; empty for all of them
     * @param kind which of the speeds
     * @param days how many days
     */
    List<@Nullable Double> latest(List<String> keys, Function<SpeedPools, PooledSpeed> kind, int days) {
        Map<LocalDate, SpeedPools> known = pools.getOrDefault(keys, Map.of());
        List<@Nullable Double> speeds = new ArrayList<>();
        for (int back = days - 1; back >= 0; back--) {
            PooledSpeed speed = kind.apply(known.getOrDefault(last.minusDays(back), SpeedPools.NONE));
            speeds.add(speed.millis() == 0 ? null : (Double) (speed.tokens() * 1000.0 / speed.millis()));
        }
        return Collections.unmodifiableList(speeds);
    }
}
