package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.histogram.Histogram;
import java.time.Duration;
import java.util.List;

/**
 * The share of a block's requests whose first token came late: later than 1.5 times the 95th percentile of the
 * baseline's requests with a prompt of the same size. With p the share that is late in the baseline, it is too high
 * when at least 5 % are late, and so many are rarer than 1 in 10,000 by the beta-binomial distribution
 * {@code (n, 100 p, 100 (1 - p))}.
 */
final class FirstTokenMeasure extends ModelMeasure {
    private static final double LEAST_SHARE = 0.05;
    private static final double WEIGHT = 100;

    private final SizeClasses classes = new SizeClasses();
    private int begin;
    private int end;

    FirstTokenMeasure(AlertSeries series, TimedValues firstTokens, long fromMillis) {
        super(series, firstTokens, "requests with a known first token", fromMillis);
    }

    /** Moves the ends of the baseline on and counts only the requests that come in and go out. */
    @Override
    void learn(List<Blocks.Block> past, long fromMillis, long toMillis) {
        for (int limit = values.at.lower(toMillis); end < limit; end++) {
            classes.count(group(end), bucket(end), 1);
        }
        for (int limit = values.at.lower(fromMillis); begin < limit; begin++) {
            classes.count(group(begin), bucket(begin), -1);
        }
        classes.decide();
    }

    private int group(int row) {
        return (int) values.group.get(row);
    }

    private int bucket(int row) {
        return Histogram.index(Math.max(1, Math.round(values.value.get(row))));
    }

    @Override
    Reading compare(AlertSeries of, int from, int to, Duration window) {
        int n = to - from;
        int late = 0;
        double expected = 0;
        for (int row = from; row < to; row++) {
            late += classes.late(group(row), bucket(row)) ? 1 : 0;
            expected += classes.share(group(row));
        }
        double p = expected / n;
        long needed = Tail.needed(late, n, (long) Math.ceil(LEAST_SHARE * n), WEIGHT * p, WEIGHT * (1 - p));
        AlertEvidence evidence =
                new AlertEvidence((double) late / n, (double) needed / n, n, p, classes.requests(), window);
        return reading(of, evidence, late >= needed);
    }
}
