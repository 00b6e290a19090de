package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.metric.DecodeSpeeds;
import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.MetricsSnapshot;
import io.tokenspeed.model.metric.MetricsWindow;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.WindowBreakdown.LabelRow;
import io.tokenspeed.model.metric.WindowBreakdown.ModelRow;
import io.tokenspeed.model.metric.WindowSums;
import io.tokenspeed.model.request.Sum;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes windows as the API's answer. */
public final class MetricsJson {
    private static final int SCHEMA = 1;

    private MetricsJson() {}

    /** Returns the answer of {@code /api/metrics/current}. */
    public static Row of(MetricsSnapshot snapshot) {
        Row windows = new Row();
        snapshot.windows().forEach((span, window) -> windows.with(text(span), window(window)));
        return new Row()
                .with("schemaVersion", SCHEMA)
                .with("at", snapshot.at().toString())
                .with("completeSince", snapshot.completeSince().toString())
                .with("relativeError", snapshot.relativeError())
                .with("memoryBytes", snapshot.footprint().memoryBytes())
                .with("foldedSeries", snapshot.footprint().foldedSeries())
                .with("late", snapshot.footprint().late())
                .with("windows", windows);
    }

    private static Row window(MetricsWindow window) {
        WindowSums sums = window.sums();
        return new Row()
                .with("from", window.from().toString())
                .with("attempts", sums.attempts())
                .with("requests", sums.counts().requests())
                .with("failed", sums.counts().failed())
                .with("cancelled", sums.counts().cancelled())
                .with("requestRatePerMinute", window.requestRate().value())
                .with(
                        "latencyMs",
                        new Row()
                                .with("total", times(window.times().total()))
                                .with("context", times(window.times().context()))
                                .with("llm", times(window.times().llm())))
                .with("ttftMs", times(window.times().ttft()))
                .with("decodeTps", speeds(window.times().decode()))
                .with("tokens", tokens(window))
                .with("errors", errors(window))
                .with(
                        "cache",
                        new Row()
                                .with("hits", sums.cacheHits())
                                .with("misses", sums.cacheMisses())
                                .with("hitRate", window.cacheHitRate().value()))
                .with(
                        "models",
                        window.breakdown().models().stream()
                                .map(MetricsJson::model)
                                .toList());
    }

    private static Row tokens(MetricsWindow window) {
        return new Row()
                .with("prompt", window.sums().promptTokens())
                .with("completion", window.sums().completionTokens())
                .with("total", window.sums().totalTokens())
                .with("byUser", labels("user", window.breakdown().users()))
                .with("bySpace", labels("space", window.breakdown().spaces()));
    }

    private static List<Row> labels(String name, List<LabelRow> rows) {
        return rows.stream()
                .map(row -> new Row()
                        .with(name, row.name())
                        .with("requests", row.requests())
                        .with("prompt", row.promptTokens())
                        .with("completion", row.completionTokens())
                        .with("total", Sum.of(row.promptTokens(), row.completionTokens())))
                .toList();
    }

    private static Row errors(MetricsWindow window) {
        Row kinds = new Row();
        window.errors()
                .forEach((kind, errors) -> kinds.with(
                        text(kind),
                        new Row()
                                .with("count", errors.count())
                                .with(
                                        "rate",
                                        new Ratio(errors.count(), window.sums().attempts()).value())
                                .with("trend", text(errors.trend()))
                                .with("spike", errors.spike())));
        return new Row().with("rate", window.errorRate().value()).with("byKind", kinds);
    }

    private static Row model(ModelRow row) {
        return new Row()
                .with("providerId", row.provider())
                .with("modelId", row.model())
                .with("requests", row.sums().counts().requests())
                .with(
                        "ttftMs",
                        new Row()
                                .with("median", row.ttft().median())
                                .with("p95", row.ttft().p95()))
                .with(
                        "decodeTps",
                        new Row()
                                .with("pooled", row.decode().pooled())
                                .with("median", row.decode().median()));
    }

    private static Row times(Distribution times) {
        Distribution.Extremes extremes = times.extremes();
        return new Row()
                .with("count", times.count())
                .with("average", rounded(times.average()))
                .with("median", times.median())
                .with("p95", times.p95())
                .with("p99", times.p99())
                .with("min", extremes == null ? null : (Long) extremes.min())
                .with("max", extremes == null ? null : (Long) extremes.max());
    }

    private static Row speeds(DecodeSpeeds speeds) {
        return new Row()
                .with("pooled", speeds.pooled())
                .with("p10", speeds.p10())
                .with("median", speeds.median())
                .with("p90", speeds.p90())
                .with("sampleCount", speeds.sampleCount())
                .with("coverage", speeds.coverage());
    }

    /** Returns a mean in whole milliseconds. */
    static @Nullable Long rounded(@Nullable Double average) {
        return average == null ? null : (Long) Math.round(average);
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
