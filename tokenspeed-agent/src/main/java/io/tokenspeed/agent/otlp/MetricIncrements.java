package io.tokenspeed.agent.otlp;

import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.telemetry.MetricSum;
import io.tokenspeed.model.telemetry.TelemetryTable;
import io.tokenspeed.sources.otlp.ToolName;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a data point adds to the sum of a metric. A point that holds everything since its program's start adds the
 * difference to the point before; the first such point of a program that runs longer than this server adds nothing.
 */
final class MetricIncrements {
    private static final String NEWEST = "gen_ai.client.inference.usage.";
    private static final Set<String> BY_TYPE =
            Set.of("claude_code.token.usage", "gemini_cli.token.usage", "gen_ai.client.token.usage");

    private final Map<Series, Double> before = BoundedMap.byUse(TelemetryTable.MOST_SERIES);
    private final long startedNanos;

    private record Series(MetricSum sum, String metric, long start) {}

    MetricIncrements(Clock clock) {
        startedNanos = clock.millis() * 1_000_000;
    }

    /** Returns what a point adds; nothing for a metric that is not looked at. */
    synchronized Map<MetricSum, Double> of(PointDraft point, String service) {
        String type = type(point);
        if (type == null) {
            return Map.of();
        }
        MetricSum sum = new MetricSum(
                ToolName.of(service),
                point.text("session.id", "gen_ai.conversation.id"),
                point.text("model", "gen_ai.request.model"),
                type);
        return Map.of(sum, point.cumulative() ? difference(sum, point) : point.value());
    }

    private static @Nullable String type(PointDraft point) {
        String metric = point.metric();
        if (BY_TYPE.contains(metric)) {
            return point.text("type", "gen_ai.token.type");
        }
        if (metric.equals("claude_code.cost.usage")) {
            return "cost_usd";
        }
        return metric.startsWith(NEWEST) ? metric.substring(NEWEST.length()) : null;
    }

    private double difference(MetricSum sum, PointDraft point) {
        Series series = new Series(sum, point.metric(), point.start());
        Double last = before.put(series, point.value());
        if (last == null) {
            return point.start() >= startedNanos ? point.value() : 0;
        }
        return Math.max(0, point.value() - last);
    }
}
