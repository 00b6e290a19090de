package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.util.List;

/**
 * More errors than one's own past lets expect. The k errors of n attempts in five minutes are held against the k0 of n0
 * in the 24 hours before, which end at a quarter of an hour. Their error rate is taken to wander, so they weigh as much
 * as 100 attempts at most: with {@code f = min(1, 100 / n0)}, {@code a = k0 f + 1/2} and
 * {@code b = (n0 - k0) f + 1/2}, it is a spike when at least five attempts failed, their share is twice
 * {@code (k0 + 1/2) / (n0 + 1)}, and so many are rarer than 1 in 10,000 by the beta-binomial distribution (n, a, b).
 */
final class SpikeMeasure implements Measure {
    static final Duration BASELINE = Duration.ofHours(24);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final long LEAST_BASELINE = 30;
    private static final long LEAST_ERRORS = 5;
    private static final double MOST_WEIGHT = 100;

    private final Attempts attempts;

    SpikeMeasure(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public List<Reading> at(long now) {
        long start = now - WINDOW.toMillis();
        Sums last = attempts.between(start, now);
        long end = Quarters.floor(start);
        Sums before = attempts.between(end - BASELINE.toMillis(), end);
        if (before.attempts() < LEAST_BASELINE) {
            return List.of(
                    Reading.noData("no reference: fewer than " + LEAST_BASELINE + " attempts in the 24 h before"));
        }
        return List.of(last.attempts() == 0 ? Reading.noData("no attempts in the last 5 min") : reading(last, before));
    }

    private static Reading reading(Sums last, Sums before) {
        double n0 = before.attempts();
        double k0 = before.failed();
        double n = last.attempts();
        double weight = Math.min(1, MOST_WEIGHT / n0);
        long twice = (long) Math.ceil(2 * (k0 + 0.5) / (n0 + 1) * n);
        long least = Tail.needed(
                last.failed(),
                last.attempts(),
                Math.max(LEAST_ERRORS, twice),
                k0 * weight + 0.5,
                (n0 - k0) * weight + 0.5);
        AlertEvidence evidence =
                new AlertEvidence(last.failed() / n, least / n, last.attempts(), k0 / n0, before.attempts(), WINDOW);
        return new Reading(AlertSeries.WHOLE, evidence, last.failed() >= least, null);
    }
}
