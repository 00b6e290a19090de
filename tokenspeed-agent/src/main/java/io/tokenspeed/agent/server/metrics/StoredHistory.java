package io.tokenspeed.agent.server.metrics;

import io.tokenspeed.collector.telemetry.PeriodSums;
import io.tokenspeed.model.metric.CoveredPeriod;
import io.tokenspeed.model.metric.MetricPoint;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.MetricValue;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.metric.TokenSum;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads metrics over time from a storage: sums of hours and longer from its sums, others from single requests. */
record StoredHistory(RequestTable requests, UsageReader usage, Clock clock) {
    MetricSeries read(MetricType type, UsageFilter filter, Span aggregation) {
        return aggregation != Span.MINUTE && isSum(type)
                ? fromSums(type, filter, aggregation)
                : fromRequests(type, filter, aggregation);
    }

    private static boolean isSum(MetricType type) {
        return switch (type) {
            case REQUEST_RATE, ERROR_RATE, TOKENS_PROMPT, TOKENS_COMPLETION, TOKENS_TOTAL -> true;
            case LATENCY_TOTAL, LATENCY_CONTEXT, LATENCY_LLM, TTFT, DECODE_TPS, CACHE_HIT_RATE -> false;
        };
    }

    private MetricSeries fromRequests(MetricType type, UsageFilter filter, Span aggregation) {
        PeriodSums sums = new PeriodSums(filter, aggregation);
        requests.forEach(filter, row -> sums.accept(row.request()));
        return sums.series(type, clock.instant());
    }

    private MetricSeries fromSums(MetricType type, UsageFilter filter, Span aggregation) {
        Instant now = clock.instant();
        List<MetricPoint> points = new ArrayList<>();
        List<Instant> partial = new ArrayList<>();
        for (UsagePoint point : usage.series(filter, Interval.valueOf(aggregation.name()), List.of())) {
            CoveredPeriod covered = CoveredPeriod.of(point.start(), aggregation, filter, now);
            points.add(new MetricPoint(point.start(), value(type, point.totals(), covered.minutes())));
            if (covered.partly()) {
                partial.add(point.start());
            }
        }
        return new MetricSeries(type, aggregation, 0, points, partial);
    }

    private static MetricValue value(MetricType type, UsageTotals totals, double minutes) {
        TokenSums tokens = totals.tokens();
        return switch (type) {
            case REQUEST_RATE -> new Ratio(totals.attempts(), minutes);
            case ERROR_RATE -> new Ratio(totals.counts().failed(), totals.attempts());
            case TOKENS_PROMPT -> new TokenSum(tokens.total() - tokens.output());
            case TOKENS_COMPLETION -> new TokenSum(tokens.output());
            case TOKENS_TOTAL -> new TokenSum(tokens.total());
            default -> throw new IllegalArgumentException("sums of a storage hold no " + type);
        };
    }
}
