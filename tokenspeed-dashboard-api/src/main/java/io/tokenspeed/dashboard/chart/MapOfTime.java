package io.tokenspeed.dashboard.chart;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds up periods that belong into one cell of a map.
 *
 * @param <C> what tells the cells apart
 */
final class MapOfTime<C> {
    private final MapMeasure measure;
    private final Function<Instant, C> cell;
    private final Map<C, UsageTotals> sums = new HashMap<>();
    private final Map<C, Histogram> waits = new HashMap<>();

    /** A map whose cells are told by the starts of periods. */
    MapOfTime(MapMeasure measure, Function<Instant, C> cell) {
        this.measure = measure;
        this.cell = cell;
    }

    /** Reads the periods of a time. Waits are read only where they are shown, because distributions are long. */
    MapOfTime<C> read(UsageReader usage, UsageFilter filter, Interval interval) {
        if (measure.needsWaits()) {
            waits.putAll(usage.waits(filter, interval, cell));
        } else {
            usage.series(
                    filter,
                    interval,
                    List.of(),
                    point -> sums.merge(cell.apply(point.start()), point.totals(), UsageTotals::plus));
        }
        return this;
    }

    /** Returns the values of cells in their order; null where nothing happened or is known. */
    List<@Nullable Number> values(List<C> cells) {
        List<@Nullable Number> values = new ArrayList<>(cells.size());
        for (C each : cells) {
            values.add(
                    measure.needsWaits()
                            ? MapMeasure.middle(waits.getOrDefault(each, Histogram.EMPTY))
                            : measure.of(sums.getOrDefault(each, UsageTotals.ZERO)));
        }
        return values;
    }
}
