package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps of many ticks what a chart can show: of each step the value that comes nearest to violating the rule. */
final class Courses {
    private final Instant first;
    private final boolean fewIsBad;
    private final Map<AlertSeries, TreeMap<Long, AlertPreview.Point>> points = new LinkedHashMap<>();

    /** Courses of a rule of this kind, whose first tick is at an instant. */
    Courses(AlertKind kind, Instant first) {
        this.first = first;
        this.fewIsBad = kind == AlertKind.DECODE_REGRESSION;
    }

    void take(Instant tick, List<Reading> readings) {
        long step = Duration.between(first, tick).dividedBy(AlertPreview.STEP);
        Instant at = first.plus(AlertPreview.STEP.multipliedBy(step));
        for (Reading reading : readings) {
            AlertEvidence seen = reading.evidence();
            if (seen != null) {
                points.computeIfAbsent(reading.series(), unused -> new TreeMap<>())
                        .merge(step, new AlertPreview.Point(at, seen.value(), seen.threshold()), this::worse);
            }
        }
    }

    /** Thresholds of a series may move, so the distances to them are compared. */
    private AlertPreview.Point worse(AlertPreview.Point a, AlertPreview.Point b) {
        return distance(b) > distance(a) ? b : a;
    }

    private double distance(AlertPreview.Point point) {
        double above = point.value() - point.threshold();
        return fewIsBad ? -above : above;
    }

    List<AlertPreview.Course> all() {
        return points.entrySet().stream()
                .map(series -> new AlertPreview.Course(
                        series.getKey(), List.copyOf(series.getValue().values())))
                .toList();
    }
}
