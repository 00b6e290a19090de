package io.tokenspeed.model.block;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts usage into session blocks. A block starts at the full UTC hour of its first request and lasts some whole hours;
 * the next request at or after its end starts another. Where requests are further apart than a block is long, the time
 * between counts as a gap, from a block's length after the last request to the next one.
 *
 * <p>Starts and lengths are whole hours, so the sums of hours give the same blocks as single requests do. The rules are
 * those of ccusage 20.
 */
public final class Blocks implements Consumer<UsagePoint> {
    /** The usual length of a block in hours. */
    public static final int HOURS = 5;

    // No lambdas here, because linking them would slow the start of the status line.
    private static final Comparator<UsageBlock> BY_START = new Comparator<>() {
        @Override
        public int compare(UsageBlock a, UsageBlock b) {
            return a.start().compareTo(b.start());
        }
    };

    private final Duration length;
    private final List<UsageBlock> blocks = new ArrayList<>();
    /** The hour of the points that came last. */
    private @Nullable Instant hour;

    private final List<UsagePoint> ofHour = new ArrayList<>();
    private @Nullable Instant start;
    private UsageTotals totals = UsageTotals.ZERO;
    private final Map<String, Long> models = new TreeMap<>();

    private Blocks(int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("a block cannot have " + hours + " hours");
        }
        this.length = Duration.ofHours(hours);
    }

    /**
     * Reads blocks of all usage that matches a filter, whatever its time range, which would cut blocks in two.
     *
     * @param hours the length of a block in hours, from 1 on
     */
    public static List<UsageBlock> read(UsageReader reader, UsageFilter filter, int hours) {
        UsageFilter whole = new UsageFilter(
                TimeRange.ALL,
                ZoneOffset.UTC,
                filter.projects(),
                filter.providers(),
                filter.models(),
                filter.tools(),
                filter.costMode());
        Blocks cut = new Blocks(hours);
        reader.series(whole, Interval.HOUR, List.of(Dimension.MODEL), cut);
        return cut.result();
    }

    /**
     * Cuts usage into blocks.
     *
     * @param usage sums by UTC hour and model, earliest hour first; hours in which no attempt has usage are left out
     * @param hours the length of a block in hours, from 1 on
     * @return blocks and gaps by their start; a gap may begin inside the block before it
     */
    public static List<UsageBlock> of(List<UsagePoint> usage, int hours) {
        Blocks cut = new Blocks(hours);
        for (UsagePoint point : usage) {
            cut.accept(point);
        }
        return cut.result();
    }

    /**
     * Takes the next sums.
     *
     * @throws IllegalArgumentException if they are of an earlier hour than the ones before
     */
    @Override
    public void accept(UsagePoint point) {
        if (point.totals().requests() == 0) {
            return;
        }
        if (hour != null && point.start().isBefore(hour)) {
            throw new IllegalArgumentException("the sums of " + point.start() + " come after those of " + hour);
        }
        if (!point.start().equals(hour)) {
            endHour();
            hour = point.start();
        }
        ofHour.add(point);
    }

    private List<UsageBlock> result() {
        endHour();
        end();
        blocks.sort(BY_START);
        return List.copyOf(blocks);
    }

    private void endHour() {
        if (hour != null) {
            add(hour, ofHour);
            ofHour.clear();
        }
    }

    private void add(Instant hour, List<UsagePoint> points) {
        Instant begun = start;
        if (begun == null || !hour.isBefore(begun.plus(length))) {
            Long last = totals.lastAtMillis();
            end();
            gap(last, first(points));
            start = hour;
        }
        for (UsagePoint point : points) {
            totals = totals.plus(point.totals());
            Long at = point.totals().firstAtMillis();
            Long before = models.get(point.keys().get(0));
            models.put(point.keys().get(0), Math.min(before == null ? Long.MAX_VALUE : before, at == null ? 0 : at));
        }
    }

    private static @Nullable Long first(List<UsagePoint> points) {
        UsageTotals sum = UsageTotals.ZERO;
        for (UsagePoint point : points) {
            sum = sum.plus(point.totals());
        }
        return sum.firstAtMillis();
    }

    private void end() {
        if (start == null) {
            return;
        }
        blocks.add(new UsageBlock(start, start.plus(length), false, totals, earliestFirst()));
        start = null;
        totals = UsageTotals.ZERO;
        models.clear();
    }

    private List<String> earliestFirst() {
        List<String> names = new ArrayList<>(models.keySet());
        names.sort(new Comparator<>() {
            @Override
            public int compare(String a, String b) {
                return Long.compare(models.getOrDefault(a, 0L), models.getOrDefault(b, 0L));
            }
        });
        return names;
    }

    private void gap(@Nullable Long last, @Nullable Long next) {
        if (last != null && next != null && next - last > length.toMillis()) {
            blocks.add(new UsageBlock(
                    Instant.ofEpochMilli(last).plus(length),
                    Instant.ofEpochMilli(next),
                    true,
                    UsageTotals.ZERO,
                    List.of()));
        }
    }

    /** Returns the block that is active; null for none. */
    public static @Nullable UsageBlock active(List<UsageBlock> blocks, Instant now) {
        for (UsageBlock block : blocks) {
            if (block.isActive(now)) {
                return block;
            }
        }
        return null;
    }
}
