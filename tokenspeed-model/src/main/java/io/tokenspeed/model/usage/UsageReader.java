package io.tokenspeed.model.usage;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.time.Interval;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads sums of usage. Safe for use by several threads.
 *
 * <pre>{@code
 * for (UsageRow row : storage.usage().breakdown(UsageFilter.all(zone), List.of(Dimension.MODEL))) {
 *     System.out.println(row.keys().get(0) + ": " + row.totals().tokens().total() + " tokens");
 * }
 * }</pre>
 */
public interface UsageReader {
    /** Returns the sums over all matching attempts. */
    UsageTotals summary(UsageFilter filter);

    /** Returns the sums of the matching attempts grouped by dimensions, most tokens first, then by key. */
    List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by);

    /**
     * Returns the sums of the matching attempts grouped by period and dimensions, earliest period first, then ordered
     * as in {@link #breakdown(UsageFilter, List)}. Periods without attempts are left out.
     */
    List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by);

    /**
     * Gives the points of {@link #series(UsageFilter, Interval, List)} to {@code sink}, in their order. Does not hold all
     * of a long series at once where the backend can do without.
     */
    default void series(UsageFilter filter, Interval interval, List<Dimension> by, Consumer<UsagePoint> sink) {
        series(filter, interval, by).forEach(sink);
    }

    /**
     * Returns the speeds of the matching requests grouped by dimensions, ordered as in
     * {@link #breakdown(UsageFilter, List)}.
     */
    List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by);

    /**
     * Returns the speeds of the matching requests grouped by period and dimensions, in the order of
     * {@link #series(UsageFilter, Interval, List)}, which has the same points without distributions.
     */
    List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by);

    /**
     * Gives the points of {@link #speedSeries(UsageFilter, Interval, List)} to {@code sink}, in their order. Does not hold
     * the distributions of all of them at once where the backend can do without.
     */
    default void speedSeries(UsageFilter filter, Interval interval, List<Dimension> by, Consumer<SpeedPoint> sink) {
        speedSeries(filter, interval, by).forEach(sink);
    }

    /**
     * Returns the times to the first token of the matching requests in milliseconds, by cells to which periods are added
     * up. Cells without matching requests may be left out.
     *
     * @param cell the cell of the period that begins at an instant
     */
    default <C> Map<C, Histogram> waits(UsageFilter filter, Interval interval, Function<Instant, C> cell) {
        Map<C, HistogramBuilder> sums = new HashMap<>();
        speedSeries(
                filter,
                interval,
                List.of(),
                point -> sums.computeIfAbsent(cell.apply(point.start()), start -> new HistogramBuilder())
                        .add(point.row().ttft()));
        Map<C, Histogram> waits = new HashMap<>();
        sums.forEach((start, sum) -> waits.put(start, sum.build()));
        return waits;
    }
}
