package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The time since the last attempt of each tool that made 20 attempts or more in the seven days before the window. */
final class SilenceMeasure implements Measure {
    static final Duration BASELINE = Duration.ofDays(7);
    private static final long LEAST_ATTEMPTS = 20;

    private final Past past;
    private final Duration window;
    private final ActiveHours hours;

    SilenceMeasure(AlertRule rule, Past past, ZoneId zone) {
        this.past = past;
        this.window = Objects.requireNonNull(rule.condition().window());
        this.hours = ActiveHours.of(rule.condition().option(), zone);
    }

    @Override
    public List<Reading> at(long now) {
        List<Reading> readings = new ArrayList<>();
        past.tools().forEach((tool, at) -> {
            long start = now - window.toMillis();
            int before = at.lower(start) - at.lower(start - BASELINE.toMillis());
            if (before >= LEAST_ATTEMPTS) {
                long last = (long) at.get(at.lower(now) - 1);
                readings.add(reading(AlertSeries.ofTool(tool), last, now, before));
            }
        });
        return readings;
    }

    private Reading reading(AlertSeries series, long last, long now, long before) {
        if (!hours.contain(now)) {
            return Reading.noData(series, "outside of the active hours " + hours);
        }
        double silent = hours.millisBetween(last, now) / 1000.0;
        return Reading.above(
                series, new AlertEvidence(silent, (double) window.toSeconds(), before, null, before, window), null);
    }
}
