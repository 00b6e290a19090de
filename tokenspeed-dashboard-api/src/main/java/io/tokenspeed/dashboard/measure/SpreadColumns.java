package io.tokenspeed.dashboard.measure;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.RankedValues;
import io.tokenspeed.model.usage.PooledSpeed;

/** The spread of one measure in each period, in columns. */
final class SpreadColumns {
    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

    private final long[] n;
    private final Decimals pooled;
    private final Decimals[] quantiles;
    private final double unit;

    /** Columns of a measure whose histograms count in parts of {@code unit}. */
    SpreadColumns(int size, double unit) {
        this.n = new long[size];
        this.pooled = new Decimals(size);
        this.quantiles = new Decimals[QUANTILES.length];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = new Decimals(size);
        }
        this.unit = unit;
    }

    void set(int place, Histogram histogram, PooledSpeed speed) {
        RankedValues values = new RankedValues(histogram);
        n[place] = values.count();
        if (speed.millis() > 0) {
            pooled.set(place, Rounding.speed(speed.tokensPerSecond().orElseThrow()));
        }
        for (int i = 0; n[place] > 0 && i < quantiles.length; i++) {
            quantiles[i].set(place, values.quantile(QUANTILES[i]) / unit);
        }
    }

    Row row() {
        return new Row()
                .with("n", n)
                .with("pooled", pooled)
                .with("p10", quantiles[0])
                .with("p25", quantiles[1])
                .with("p50", quantiles[2])
                .with("p75", quantiles[3])
                .with("p90", quantiles[4])
                .with("p95", quantiles[5]);
    }
}
