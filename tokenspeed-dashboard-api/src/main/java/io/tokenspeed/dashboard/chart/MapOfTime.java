package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.measure.SpeedSum;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
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
    private final Map<C, SpeedSum> sums = new HashMap<>();

    /** A map whose cells are told by the starts of periods. */
    MapOfTime(MapMeasure measure, Function<Instant, C> cell) {
        this.measure = measure;
        this.cell = cell;
    }

    /** Reads the periods of a time. Distributions are read only where they are shown, because they are long. */
    MapOfTime<C> read(UsageReader usage, UsageFilter filter, Interval interval) {
        if (measure.needsDistributions()) {
            usage.speedSeries(
                    filter, interval, List.of(), point -> sum(point.start()).add(point.row()));
        } else {
            usage.series(
                    filter, interval, List.of(), point -> sum(point.start()).add(point.totals()));
        }
        return this;
    }

    private SpeedSum sum(Instant start) {
        return sums.computeIfAbsent(cell.apply(start), unused -> new SpeedSum());
    }

    /** Returns the values of cells in their order; null where nothing happened or is known. */
    List<@Nullable Number> values(List<C> cells) {
        List<@Nullable Number> values = new ArrayList<>(cells.size());
        for (C each : cells) {
            SpeedSum sum = sums.get(each);
            values.add(sum == null ? null : measure.of(sum.total(List.of())));
        }
        return values;
    }
}
