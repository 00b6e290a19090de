package io.tokenspeed.model.block;

import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts usage into session blocks. A block starts at the full UTC hour of its first request and lasts some whole hours;
 * the next request at or after its end starts another. Where requests are further apart than a block is long, the time
 * between counts as a gap, from a block's length after the last request to the next one.
 *
 * <p>Starts and lengths are whole hours, so the sums of hours give the same blocks as single requests do. The rules are
 * those of ccusage 20.
 */
public final class Blocks {
    /** The usual length of a block in hours. */
    public static final int HOURS = 5;

    private final Duration length;
    private final List<UsageBlock> blocks = new ArrayList<>();
    private @Nullable Instant start;
    private UsageTotals totals = UsageTotals.ZERO;
    private final Map<String, Long> models = new TreeMap<>();

    private Blocks(int hours) {
        this.length = Duration.ofHours(hours);
    }

    /**
     * Cuts usage into blocks.
     *
     * @param usage sums by UTC hour and model; hours in which no attempt has usage are left out
     * @param hours the length of a block in hours, from 1 on
     * @return blocks and gaps by their start; a gap may begin inside the block before it
     */
    public static List<UsageBlock> of(List<UsagePoint> usage, int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("a block cannot have " + hours + " hours");
        }
        Blocks cut = new Blocks(hours);
        Map<Instant, List<UsagePoint>> byHour = new TreeMap<>();
        for (UsagePoint point : usage) {
            if (point.totals().requests() > 0) {
                byHour.computeIfAbsent(point.start(), hour -> new ArrayList<>()).add(point);
            }
        }
        byHour.forEach(cut::add);
        cut.end();
        cut.blocks.sort(Comparator.comparing(UsageBlock::start));
        return List.copyOf(cut.blocks);
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
            models.merge(point.keys().get(0), at == null ? Long.MAX_VALUE : at, Math::min);
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
        List<String> names = models.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        blocks.add(new UsageBlock(start, start.plus(length), false, totals, names));
        start = null;
        totals = UsageTotals.ZERO;
        models.clear();
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
