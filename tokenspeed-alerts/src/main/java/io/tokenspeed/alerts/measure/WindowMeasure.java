package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertCondition;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A number made of the attempts of a window that ends now: a rate of errors or of requests, or what they used. */
abstract class WindowMeasure implements Measure {
    final AlertCondition condition;
    final Duration window;
    private final Attempts attempts;

    private WindowMeasure(AlertRule rule, Attempts attempts) {
        this.condition = rule.condition();
        this.window = Objects.requireNonNull(condition.window());
        this.attempts = attempts;
    }

    @Override
    public final List<Reading> at(long now) {
        return List.of(reading(attempts.between(now - window.toMillis(), now)));
    }

    abstract Reading reading(Sums sums);

    final Reading above(double value, long samples, @Nullable String remark) {
        double threshold = Objects.requireNonNull(condition.threshold());
        return Reading.above(AlertSeries.WHOLE, AlertEvidence.of(value, threshold, samples, window), remark);
    }

    static WindowMeasure errorRate(AlertRule rule, Attempts attempts) {
        return new WindowMeasure(rule, attempts) {
            @Override
            Reading reading(Sums sums) {
                return sums.attempts() < condition.minSamples()
                        ? Reading.noData(Words.fewer(condition.minSamples(), "attempts", window))
                        : above((double) sums.failed() / sums.attempts(), sums.attempts(), null);
            }
        };
    }

    static WindowMeasure requestRate(AlertRule rule, Attempts attempts) {
        return new WindowMeasure(rule, attempts) {
            @Override
            Reading reading(Sums sums) {
                Double capacity = condition.reference();
                double perMinute = sums.attempts() * 60_000.0 / window.toMillis();
                return capacity == null
                        ? Reading.noData("no capacity is set")
                        : above(perMinute / capacity, sums.attempts(), null);
            }
        };
    }

    static WindowMeasure velocity(AlertRule rule, Attempts attempts) {
        return new WindowMeasure(rule, attempts) {
            @Override
            Reading reading(Sums sums) {
                return switch (rule.unit()) {
                    case "tokens" -> above(sums.tokens(), sums.requests(), null);
                    case "requests" -> above((double) sums.attempts(), sums.attempts(), null);
                    default ->
                        sums.costUnknown()
                                ? Reading.noData(Words.NO_PRICE)
                                : above(sums.usd(), sums.priced(), sums.unpricedRemark());
                };
            }
        };
    }
}
