package io.tokenspeed.collector.telemetry;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.metric.MetricsWindow;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.metric.WindowBreakdown;
import io.tokenspeed.model.metric.WindowBreakdown.LabelRow;
import io.tokenspeed.model.metric.WindowBreakdown.ModelRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the windows that end at one instant. */
final class Windows {
    private final AllSeries series;
    private final long now;
    private double relativeError;

    Windows(AllSeries series, long now) {
        this.series = series;
        this.now = now;
    }

    Map<Span, MetricsWindow> all() {
        ErrorTrends trends = new ErrorTrends(series.all(), now);
        Map<Span, MetricsWindow> windows = new EnumMap<>(Span.class);
        for (Span span : Span.values()) {
            windows.put(span, window(span, trends));
        }
        return windows;
    }

    /** Returns the error of the windows that were made. */
    double relativeError() {
        return relativeError;
    }

    private MetricsWindow window(Span span, ErrorTrends trends) {
        Resolution resolution = Resolution.of(span);
        long start = now - span.length().toMillis();
        FullSum sum = sum(series.all(), resolution, start);
        relativeError = Math.max(relativeError, sum.relativeError());
        return new MetricsWindow(
                Instant.ofEpochMilli(resolution.cell(start) * resolution.millis),
                Instant.ofEpochMilli(now),
                sum.sums(),
                sum.times(),
                new WindowBreakdown(
                        labels(series.users(), resolution, start),
                        labels(series.spaces(), resolution, start),
                        models(resolution, start)),
                trends.of(sum));
    }

    private FullSum sum(Series<FullCell> one, Resolution resolution, long start) {
        FullSum sum = new FullSum();
        one.forEach(resolution, start, now, sum::add);
        return sum;
    }

    private List<LabelRow> labels(SeriesTable<String, ThinCell> table, Resolution resolution, long start) {
        List<LabelRow> rows = new ArrayList<>();
        table.forEach((name, one) -> {
            ThinCell sum = new ThinCell(0);
            one.forEach(resolution, start, now, sum::addAll);
            if (sum.requests > 0) {
                rows.add(new LabelRow(name, sum.requests, sum.prompt, sum.completion));
            }
        });
        rows.sort(comparingLong(LabelRow::requests).reversed().thenComparing(LabelRow::name));
        return rows;
    }

    private List<ModelRow> models(Resolution resolution, long start) {
        List<ModelRow> rows = new ArrayList<>();
        series.models().forEach((key, one) -> {
            FullSum sum = sum(one, resolution, start);
            if (sum.sums().attempts() > 0) {
                rows.add(new ModelRow(
                        key.provider(), key.model(), sum.sums(), sum.distribution(Measure.TTFT), sum.decode()));
            }
        });
        rows.sort(comparingLong((ModelRow row) -> row.sums().counts().requests())
                .reversed()
                .thenComparing(comparing(ModelRow::provider).thenComparing(ModelRow::model)));
        return rows;
    }
}
