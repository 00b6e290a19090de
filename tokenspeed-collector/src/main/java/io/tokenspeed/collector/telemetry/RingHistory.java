package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.CoveredPeriod;
import io.tokenspeed.model.metric.MetricPoint;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the history of the cells that are kept: minutes of the last hour, hours of the last day, longer periods of the
 * last month. A cell belongs to the period that holds its start.
 */
final class RingHistory {
    private final UsageFilter filter;
    private final Span aggregation;
    private final long now;
    private final Map<Instant, FullSum> periods = new TreeMap<>();

    RingHistory(UsageFilter filter, Span aggregation, long now) {
        this.filter = filter;
        this.aggregation = aggregation;
        this.now = now;
    }

    void add(Series<FullCell> series) {
        switch (aggregation) {
            case MINUTE -> add(series, Resolution.FINE, Resolution.FINE.oldest(now));
            case HOUR -> add(series, Resolution.MIDDLE, Resolution.MIDDLE.oldest(now));
            case DAY, WEEK, MONTH -> add(series, Resolution.COARSE, Resolution.COARSE.oldest(now));
        }
    }

    private void add(Series<FullCell> series, Resolution resolution, long oldest) {
        series.forEach(resolution, oldest * resolution.millis, now, cell -> {
            long start = cell.number * resolution.millis;
            if (filter.range().contains(start)) {
                Instant period = aggregation.startOf(Instant.ofEpochMilli(start), filter.zone());
                periods.computeIfAbsent(period, made -> new FullSum()).add(cell);
            }
        });
    }

    /** Returns the periods; those that begin before {@code completeSince} or end after now are partial. */
    MetricSeries of(MetricType type, Instant completeSince) {
        List<MetricPoint> points = new ArrayList<>();
        List<Instant> partial = new ArrayList<>();
        double error = new FullSum().relativeError();
        for (Map.Entry<Instant, FullSum> period : periods.entrySet()) {
            CoveredPeriod covered = CoveredPeriod.of(period.getKey(), aggregation, filter, Instant.ofEpochMilli(now));
            points.add(new MetricPoint(period.getKey(), period.getValue().value(type, covered.minutes())));
            error = Math.max(error, period.getValue().relativeError());
            if (covered.partly() || period.getKey().isBefore(completeSince)) {
                partial.add(period.getKey());
            }
        }
        return new MetricSeries(type, aggregation, error, points, partial);
    }
}
