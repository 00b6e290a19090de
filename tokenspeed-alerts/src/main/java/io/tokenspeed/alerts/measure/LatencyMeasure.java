package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertCondition;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertRule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The average or a percentile of {@code latencyMs} in a window that ends now. */
final class LatencyMeasure implements Measure {
    private final AlertCondition condition;
    private final Duration window;
    private final Attempts attempts;

    LatencyMeasure(AlertRule rule, Attempts attempts) {
        this.condition = rule.condition();
        this.window = Objects.requireNonNull(condition.window());
        this.attempts = attempts;
    }

    @Override
    public List<Reading> at(long now) {
        Attempts.Latencies latencies = attempts.latencies(now - window.toMillis(), now);
        if (latencies.count() < condition.minSamples()) {
            return List.of(
                    Reading.noData(Words.fewer(condition.minSamples(), "requests with a known latency", window)));
        }
        double threshold = Objects.requireNonNull(condition.threshold());
        return List.of(Reading.above(AlertEvidence.of(value(latencies), threshold, latencies.count(), window)));
    }

    private double value(Attempts.Latencies latencies) {
        return switch (Objects.requireNonNull(condition.option())) {
            case "p50" -> Rank.quantile(latencies.sorted().get(), 0.5);
            case "p95" -> Rank.quantile(latencies.sorted().get(), 0.95);
            case "p99" -> Rank.quantile(latencies.sorted().get(), 0.99);
            case "max" -> Rank.quantile(latencies.sorted().get(), 1);
            default -> latencies.sum() / latencies.count();
        };
    }
}
