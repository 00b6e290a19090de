package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Measure;
import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.alerts.measure.Past;
import io.tokenspeed.alerts.measure.Quarters;
import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertScope;
import io.tokenspeed.model.storage.RequestTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules see now. The requests of the last hour are read at each tick, once for each scope; older ones, which make
 * the baselines, once in each quarter of an hour.
 */
final class LiveReadings {
    private static final Duration FRESH = Duration.ofHours(1);

    private final RequestTable requests;
    private final Measures measures;
    private Map<AlertScope, Past> pasts = Map.of();
    private Map<AlertRule, Measure> current = Map.of();
    private @Nullable Instant last;

    LiveReadings(RequestTable requests, Measures measures) {
        this.requests = requests;
        this.measures = measures;
    }

    /** Returns what each rule sees, in the order of the rules. */
    Map<AlertRule, List<Reading>> at(List<AlertRule> rules, Instant now) {
        Instant before = last;
        last = null;
        if (before != null
                && !now.isBefore(before)
                && Quarters.same(before, now)
                && List.copyOf(current.keySet()).equals(rules)) {
            pasts.values().forEach(past -> past.read(requests, now.minus(FRESH), now));
        } else {
            readAll(rules, now);
        }
        last = now;
        Map<AlertRule, List<Reading>> readings = new LinkedHashMap<>();
        current.forEach((rule, measure) -> readings.put(rule, measure.at(now.toEpochMilli())));
        return readings;
    }

    private void readAll(List<AlertRule> rules, Instant now) {
        Map<AlertScope, Instant> since = new HashMap<>();
        for (AlertRule rule : rules) {
            since.merge(rule.scope(), measures.needsSince(rule, now), (a, b) -> a.isBefore(b) ? a : b);
        }
        Map<AlertScope, Past> read = new HashMap<>();
        since.forEach((scope, from) -> {
            Past past = new Past(scope);
            past.read(requests, from, now);
            read.put(scope, past);
        });
        pasts = read;
        Map<AlertRule, Measure> made = new LinkedHashMap<>();
        for (AlertRule rule : rules) {
            Past past = read.get(rule.scope());
            if (past != null) {
                made.put(rule, measures.of(rule, past, now));
            }
        }
        current = made;
    }
}
