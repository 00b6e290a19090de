package io.tokenspeed.store.hours;

import io.tokenspeed.model.time.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Assigns hours to the periods of a zone. Splits an hour into quarters if a period begins inside it. */
public final class Periods {
    private static final long HOUR = 3_600_000;

    private final Interval interval;
    private final ZoneId zone;
    private final QuarterHours quarters;
    private final boolean splits;
    private final Map<Instant, List<HourBlock>> blocks = new TreeMap<>();

    /**
     * Starts without periods.
     *
     * @param splits whether a period may begin inside an hour
     */
    public Periods(Interval interval, ZoneId zone, QuarterHours quarters, boolean splits) {
        this.splits = splits;
        this.interval = interval;
        this.zone = zone;
        this.quarters = quarters;
    }

    /** Adds blocks, by hours since the epoch. */
    public void addAll(Map<Long, HourBlock> hours) {
        Map<Long, HourBlock> cut = new HashMap<>();
        hours.forEach((hour, block) -> {
            if (isCut(hour)) {
                cut.put(hour, block);
            } else {
                add(startOf(hour * HOUR), block);
            }
        });
        quarters.prepare(cut);
        cut.forEach((hour, block) ->
                quarters.of(hour, block).forEach((quarter, part) -> add(startOf(quarter * QuarterHours.MILLIS), part)));
    }

    private boolean isCut(long hour) {
        return splits && !startOf(hour * HOUR).equals(startOf((hour + 1) * HOUR - 1));
    }

    private Instant startOf(long millis) {
        return interval.startOf(Instant.ofEpochMilli(millis), zone);
    }

    private void add(Instant start, HourBlock block) {
        begin(start).add(block);
    }

    /** Adds the period that begins at {@code start}, if only without blocks. */
    public List<HourBlock> begin(Instant start) {
        return blocks.computeIfAbsent(start, unused -> new ArrayList<>());
    }

    /** The blocks of each period, by the period's start. */
    public Map<Instant, List<HourBlock>> blocks() {
        return blocks;
    }
}
