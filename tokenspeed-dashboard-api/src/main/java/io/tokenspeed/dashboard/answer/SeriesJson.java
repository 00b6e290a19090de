package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.metric.DecodeSpeeds;
import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.MetricPoint;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricValue;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.TokenSum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a metric over time as the API's answer, in columns, because charts take columns. */
public final class SeriesJson {
    private static final int SCHEMA = 1;

    private SeriesJson() {}

    /** Returns the answer of {@code /api/metrics/historical}. */
    public static Row of(MetricSeries series, ZoneId zone) {
        return new Row()
                .with("schemaVersion", SCHEMA)
                .with("type", MetricsJson.text(series.type()))
                .with("unit", series.type().unit())
                .with("aggregation", MetricsJson.text(series.aggregation()))
                .with("tz", zone.getId())
                .with("relativeError", series.relativeError())
                .with("columns", columns(series))
                .with(
                        "partial",
                        series.partial().stream().map(Instant::toString).toList());
    }

    private static Row columns(MetricSeries series) {
        List<MetricPoint> points = series.points();
        Row columns = new Row()
                .with("at", points.stream().map(point -> point.at().toString()).toList());
        return switch (series.type()) {
            case LATENCY_TOTAL, LATENCY_CONTEXT, LATENCY_LLM, TTFT ->
                times(columns, values(points, Distribution.class));
            case DECODE_TPS -> speeds(columns, values(points, DecodeSpeeds.class));
            case TOKENS_PROMPT, TOKENS_COMPLETION, TOKENS_TOTAL ->
                columns.with("sum", column(values(points, TokenSum.class), TokenSum::sum));
            case REQUEST_RATE, ERROR_RATE, CACHE_HIT_RATE -> ratios(columns, values(points, Ratio.class));
        };
    }

    private static <T extends MetricValue> List<T> values(List<MetricPoint> points, Class<T> kind) {
        return points.stream().map(point -> kind.cast(point.value())).toList();
    }

    private static Row times(Row columns, List<Distribution> values) {
        return columns.with("count", column(values, Distribution::count))
                .with("average", column(values, value -> MetricsJson.rounded(value.average())))
                .with("median", column(values, Distribution::median))
                .with("p95", column(values, Distribution::p95))
                .with("p99", column(values, Distribution::p99))
                .with(
                        "min",
                        column(
                                values,
                                value -> value.extremes() == null
                                        ? null
                                        : value.extremes().min()))
                .with(
                        "max",
                        column(
                                values,
                                value -> value.extremes() == null
                                        ? null
                                        : value.extremes().max()));
    }

    private static Row speeds(Row columns, List<DecodeSpeeds> values) {
        return columns.with("sampleCount", column(values, DecodeSpeeds::sampleCount))
                .with("pooled", column(values, DecodeSpeeds::pooled))
                .with("p10", column(values, DecodeSpeeds::p10))
                .with("median", column(values, DecodeSpeeds::median))
                .with("p90", column(values, DecodeSpeeds::p90))
                .with("coverage", column(values, DecodeSpeeds::coverage));
    }

    private static Row ratios(Row columns, List<Ratio> values) {
        return columns.with("value", column(values, Ratio::value))
                .with("numerator", column(values, Ratio::numerator))
                .with("denominator", column(values, Ratio::denominator));
    }

    private static <T> List<@Nullable Object> column(List<T> values, Function<T, @Nullable Object> part) {
        List<@Nullable Object> column = new ArrayList<>(values.size());
        values.forEach(value -> column.add(part.apply(value)));
        return column;
    }
}
