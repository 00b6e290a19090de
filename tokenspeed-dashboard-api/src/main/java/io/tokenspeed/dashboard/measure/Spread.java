package io.tokenspeed.dashboard.measure;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.RankedValues;
import io.tokenspeed.model.usage.PooledSpeed;
import org.jspecify.annotations.Nullable;

/**
 * How the single requests' values of one measure are spread: percentiles and the interval in which the median lies with
 * a certainty of 95 %.
 */
final class Spread {
    /** Below this many values a percentile of 99 is that of a handful of them. */
    private static final long ENOUGH_FOR_P99 = 500;
    /** Below this many values the interval of the median is as wide as the values. */
    private static final long ENOUGH_FOR_INTERVAL = 30;
    /** Half of 1.96, the width of a normal distribution that holds 95 %; a median's rank deviates by half of √n. */
    private static final double HALF_WIDTH = 0.98;

    private final RankedValues values;
    private final boolean speeds;

    private Spread(Histogram histogram, boolean speeds) {
        this.values = new RankedValues(histogram);
        this.speeds = speeds;
    }

    /** Returns the spread of speeds, in tokens per second, from thousandths of them. */
    static Row ofSpeeds(Histogram milliTps, PooledSpeed pooled, long requests) {
        return new Spread(milliTps, true).row(pooled, requests);
    }

    /** Returns the spread of waits in milliseconds. */
    static Row ofWaits(Histogram millis, long requests) {
        return new Spread(millis, false).row(PooledSpeed.NONE, requests);
    }

    private Row row(PooledSpeed pooled, long requests) {
        long n = values.count();
        return new Row()
                .with("n", n)
                .with("coverage", requests == 0 ? null : (Double) Rounding.ratio((double) n / requests))
                .with("pooled", pooled(pooled))
                .with("p5", quantile(0.05))
                .with("p10", quantile(0.1))
                .with("p25", quantile(0.25))
                .with("p50", quantile(0.5))
                .with("p75", quantile(0.75))
                .with("p90", quantile(0.9))
                .with("p95", quantile(0.95))
                .with("p99", n < ENOUGH_FOR_P99 ? null : quantile(0.99))
                .with("low", n < ENOUGH_FOR_INTERVAL ? null : atRank((long) Math.floor(n / 2.0 - width(n))))
                .with("high", n < ENOUGH_FOR_INTERVAL ? null : atRank((long) Math.ceil(n / 2.0 + width(n)) + 1));
    }

    private static double width(long n) {
        return HALF_WIDTH * Math.sqrt((double) n);
    }

    private static @Nullable Double pooled(PooledSpeed speed) {
        return speed.millis() == 0
                ? null
                : (Double) Rounding.speed(speed.tokensPerSecond().orElseThrow());
    }

    private @Nullable Object quantile(double q) {
        return values.count() == 0 ? null : shown(values.quantile(q));
    }

    private Object atRank(long rank) {
        return shown(values.atRank(rank));
    }

    private Object shown(long value) {
        return speeds ? (Object) (value / 1000.0) : (Object) value;
    }
}
