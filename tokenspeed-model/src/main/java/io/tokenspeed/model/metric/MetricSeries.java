package io.tokenspeed.model.metric;

import java.time.Instant;
import java.util.List;

/**
 * A metric over time. Periods without attempts are left out.
 *
 * @param type the metric
 * @param aggregation the length of the periods
 * @param relativeError by how much a percentile can be off, as a share of the exact value
 * @param points the periods in the order of time
 * @param partial the starts of the periods that are not wholly covered, because the range cuts them, because they are
 *     not over yet, or because the reader does not hold all their attempts
 */
public record MetricSeries(
        MetricType type, Span aggregation, double relativeError, List<MetricPoint> points, List<Instant> partial) {
    public MetricSeries {
        points = List.copyOf(points);
        partial = List.copyOf(partial);
    }
}
