package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.KindOfErrors;
import io.tokenspeed.model.metric.KindOfErrors.Trend;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.statistics.BetaBinomial;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Compares the failures of the last hour, and of the last five minutes, with those of the 24 hours before. The share of
 * failures before is taken for as uncertain as if it came from 100 attempts at most, because such shares wander by
 * themselves: a count is expected to be beta-binomial.
 */
final class ErrorTrends {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long FIVE_MINUTES = TimeUnit.MINUTES.toMillis(5);

    private static final double WEIGHT = 100;
    private static final double JEFFREYS = 0.5;
    private static final long LEAST_ATTEMPTS = 30;
    private static final double TREND_TAIL = 0.01;
    private static final long LEAST_FAILED = 5;
    private static final double LEAST_FACTOR = 2;
    private static final double SPIKE_TAIL = 1e-4;

    private final Map<ErrorKind, KindOfErrors> kinds = new EnumMap<>(ErrorKind.class);
    private final Comparison hour;
    private final Comparison minutes;

    ErrorTrends(Series<FullCell> all, long now) {
        hour = Comparison.of(all, now, HOUR);
        minutes = Comparison.of(all, now, FIVE_MINUTES);
    }

    /** Returns the failures of a window, by kind. */
    Map<ErrorKind, KindOfErrors> of(FullSum window) {
        Map<ErrorKind, KindOfErrors> found = new EnumMap<>(ErrorKind.class);
        for (ErrorKind kind : ErrorKind.values()) {
            long count = window.failed(kind);
            if (count > 0) {
                KindOfErrors known = kinds.computeIfAbsent(
                        kind, any -> new KindOfErrors(0, trend(hour.of(any)), isSpike(minutes.of(any))));
                found.put(kind, new KindOfErrors(count, known.trend(), known.spike()));
            }
        }
        return found;
    }

    static Trend trend(Shares shares) {
        if (shares.n < LEAST_ATTEMPTS || shares.baseN < LEAST_ATTEMPTS) {
            return Trend.UNKNOWN;
        }
        if (shares.atLeast(shares.k) < TREND_TAIL) {
            return Trend.RISING;
        }
        return 1 - shares.atLeast(shares.k + 1) < TREND_TAIL ? Trend.FALLING : Trend.STEADY;
    }

    static boolean isSpike(Shares shares) {
        return shares.k >= LEAST_FAILED
                && (double) shares.k / shares.n >= LEAST_FACTOR * (shares.baseK + JEFFREYS) / (shares.baseN + 1)
                && shares.atLeast(shares.k) < SPIKE_TAIL;
    }

    /**
     * How many of how many attempts failed.
     *
     * @param k failures of one kind now
     * @param n attempts now
     * @param baseK failures of the kind before
     * @param baseN attempts before
     */
    record Shares(long k, long n, long baseK, long baseN) {
        /** Returns the probability of so many failures or more, if the share is as it was. */
        double atLeast(long failures) {
            double weight = baseN == 0 ? 0 : Math.min(1, WEIGHT / baseN);
            return BetaBinomial.upperTail(failures, n, baseK * weight + JEFFREYS, (baseN - baseK) * weight + JEFFREYS);
        }
    }

    /** The latest attempts, and those of the 24 hours before together with them. */
    private record Comparison(FullSum latest, FullSum all) {
        static Comparison of(Series<FullCell> series, long now, long length) {
            Comparison comparison = new Comparison(new FullSum(), new FullSum());
            series.forEach(Resolution.FINE, now - length, now, comparison.latest::add);
            series.forEach(Resolution.MIDDLE, now - length - DAY, now, comparison.all::add);
            return comparison;
        }

        Shares of(ErrorKind kind) {
            long k = latest.failed(kind);
            long n = latest.sums().attempts();
            return new Shares(
                    k,
                    n,
                    Math.max(0, all.failed(kind) - k),
                    Math.max(0, all.sums().attempts() - n));
        }
    }
}
