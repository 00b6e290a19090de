package io.tokenspeed.model.metric;

import io.tokenspeed.model.usage.UsageFilter;

/** Reads metrics of model calls. Safe for use by several threads. */
public interface MetricsReader {
    /** Returns the windows that end now. */
    MetricsSnapshot current();

    /**
     * Returns a metric over time.
     *
     * @param type the metric
     * @param filter which attempts are counted, and the time zone that days, weeks and months are cut in
     * @param aggregation the length of the periods
     * @throws IllegalArgumentException if the reader does not keep apart what the filter selects
     */
    MetricSeries historical(MetricType type, UsageFilter filter, Span aggregation);
}
