package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.CoveredPeriod;
import io.tokenspeed.model.metric.MetricPoint;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up single attempts by period, in at most 6 KB for each period. Used by one thread. */
public final class PeriodSums implements Consumer<Request> {
    private final UsageFilter filter;
    private final Span aggregation;
    private final Map<Instant, FullCell> periods = new TreeMap<>();

    /**
     * Makes empty sums.
     *
     * @param filter the time zone that periods are cut in, and the range that attempts come from
     * @param aggregation the length of the periods
     */
    public PeriodSums(UsageFilter filter, Span aggregation) {
        this.filter = filter;
        this.aggregation = aggregation;
    }

    /** Adds an attempt. */
    @Override
    public void accept(Request request) {
        Observation attempt = Observation.of(request, Long.MAX_VALUE);
        Instant period = aggregation.startOf(Instant.ofEpochMilli(attempt.instantMillis()), filter.zone());
        periods.computeIfAbsent(period, made -> new FullCell(0)).add(attempt);
    }

    /** Returns a metric over time; {@code now} decides which period is not over yet. */
    public MetricSeries series(MetricType type, Instant now) {
        List<MetricPoint> points = new ArrayList<>();
        List<Instant> partial = new ArrayList<>();
        double error = new FullSum().relativeError();
        for (Map.Entry<Instant, FullCell> period : periods.entrySet()) {
            FullSum sum = new FullSum();
            sum.add(period.getValue());
            CoveredPeriod covered = CoveredPeriod.of(period.getKey(), aggregation, filter, now);
            points.add(new MetricPoint(period.getKey(), sum.value(type, covered.minutes())));
            error = Math.max(error, sum.relativeError());
            if (covered.partly()) {
                partial.add(period.getKey());
            }
        }
        return new MetricSeries(type, aggregation, error, points, partial);
    }
}
