package io.tokenspeed.dashboard.query;

import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A question for a metric over time.
 *
 * @param type the metric
 * @param filter which attempts are counted
 * @param aggregation the length of the periods
 */
public record MetricsQuery(MetricType type, UsageFilter filter, Span aggregation) {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration MOST_OF_MINUTES = Duration.ofHours(24);
    private static final int MOST_POINTS = 1000;

    /**
     * Reads the question from the parameters of a request that came at {@code now}.
     *
     * @throws BadQueryException if a parameter is missing or wrong, or if the answer would have too many periods
     */
    public static MetricsQuery of(Query query, Instant now) {
        MetricType type = type(query);
        Span aggregation = aggregation(query);
        Instant end = query.instant(Parameter.END);
        Instant to = end == null ? now : end;
        Instant start = query.instant(Parameter.START);
        Instant from = start == null ? to.minus(DEFAULT) : start;
        if (to.isBefore(from)) {
            throw new BadQueryException(
                    "Parameter \"end\" is before \"start\"; give a later one.", Parameter.END.key(), List.of());
        }
        checkPoints(aggregation, Duration.between(from, to));
        return new MetricsQuery(type, query.filter().during(new TimeRange(from, to)), aggregation);
    }

    private static MetricType type(Query query) {
        String type = query.choice(Parameter.TYPE, null);
        if (type == null) {
            throw new BadQueryException(
                    "Parameter \"type\" is missing; give one of " + String.join(", ", Parameter.TYPE.allowed()) + ".",
                    Parameter.TYPE.key(),
                    Parameter.TYPE.allowed());
        }
        return MetricType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private static Span aggregation(Query query) {
        String aggregation = query.choice(Parameter.AGGREGATION, null);
        return aggregation == null ? Span.HOUR : Span.valueOf(aggregation.toUpperCase(Locale.ROOT));
    }

    private static void checkPoints(Span aggregation, Duration range) {
        Duration most = aggregation == Span.MINUTE
                ? MOST_OF_MINUTES
                : aggregation.length().multipliedBy(MOST_POINTS);
        if (range.compareTo(most) > 0) {
            List<String> all = Parameter.AGGREGATION.allowed();
            List<String> longer = all.subList(all.indexOf(aggregation.name().toLowerCase(Locale.ROOT)) + 1, all.size());
            throw new BadQueryException(
                    "Parameter \"aggregation\" is \"" + aggregation.name().toLowerCase(Locale.ROOT)
                            + "\", which answers at most " + most.toHours()
                            + " hours; give a longer period or a shorter time.",
                    Parameter.AGGREGATION.key(),
                    longer);
        }
    }
}
