package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The requests of a model in the block that ends now, held against its own seven days. These end six hours before the
 * last quarter of an hour, so they share no request with the block.
 */
abstract class ModelMeasure {
    static final Duration BASELINE = Duration.ofDays(7);

    final TimedValues values;
    private final AlertSeries series;
    private final String what;
    private final Blocks blocks;
    private long baselineEnd = Long.MIN_VALUE;
    private boolean reference;

    ModelMeasure(AlertSeries series, TimedValues values, String what, long fromMillis) {
        this.series = series;
        this.values = values;
        this.what = what;
        this.blocks = new Blocks(values, fromMillis);
    }

    static long baselineEnd(long now) {
        return Quarters.floor(now) - Quarters.SIX_HOURS;
    }

    static long baselineStart(long now) {
        return baselineEnd(now) - BASELINE.toMillis();
    }

    final Reading at(long now) {
        OptionalInt first = blocks.current(now);
        if (first.isEmpty()) {
            return Reading.noData(series, Words.fewer(Blocks.LEAST_REQUESTS, what, Blocks.LONGEST));
        }
        if (baselineEnd(now) != baselineEnd) {
            baselineEnd = baselineEnd(now);
            List<Blocks.Block> past = blocks.between(baselineStart(now), baselineEnd);
            reference = past.size() >= Blocks.LEAST_BLOCKS;
            learn(past, baselineStart(now), baselineEnd);
        }
        if (!reference) {
            return Reading.noData(
                    series,
                    "no reference: fewer than " + Blocks.LEAST_BLOCKS + " blocks of " + Blocks.LEAST_REQUESTS + ' '
                            + what + " in the seven days before");
        }
        int row = first.getAsInt();
        int end = values.at.lower(now);
        return compare(series, row, end, Duration.ofMillis(now - (long) values.at.get(row)));
    }

    /** Takes up a baseline, which later calls move on in time. */
    abstract void learn(List<Blocks.Block> past, long fromMillis, long toMillis);

    abstract Reading compare(AlertSeries of, int from, int to, Duration window);

    static Reading reading(AlertSeries of, AlertEvidence evidence, boolean violated) {
        return new Reading(of, evidence, violated, null);
    }
}
