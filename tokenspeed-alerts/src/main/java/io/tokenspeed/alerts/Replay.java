package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Measure;
import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.alerts.measure.Past;
import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.storage.RequestTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Evaluates a rule over stored requests, tick by tick as it would have been done live, and tells nobody. */
record Replay(RequestTable requests, Measures measures) {
    private static final AlertHandover NOBODY = new AlertHandover() {
        @Override
        public List<AlertDelivery> owed(AlertEvent event, AlertDelivery.Occasion occasion, Instant at) {
            return List.of();
        }

        @Override
        public void wake() {}
    };

    /** Runs the ticks that end at an instant; the first is at most {@code reach} before it. */
    AlertPreview run(AlertRule rule, Instant last, Duration reach) {
        long ticks = reach.dividedBy(Alerts.PERIOD);
        Instant first = last.minus(Alerts.PERIOD.multipliedBy(ticks));
        Past past = new Past(rule.scope());
        past.read(requests, measures.needsSince(rule, first), last);
        Measure measure = measures.of(rule, past, first);
        Events events = new Events();
        Book book = new Book(List.of(), List.of(), events);
        Courses courses = new Courses(rule.kind(), first);
        for (Instant tick = first; !tick.isAfter(last); tick = tick.plus(Alerts.PERIOD)) {
            List<Reading> seen = measure.at(tick.toEpochMilli());
            courses.take(tick, seen);
            new RuleTick(book, NOBODY, measures.zone(), tick).take(rule, seen);
        }
        return new AlertPreview(first, last, List.copyOf(events.byId.values()), courses.all());
    }

    /** Keeps the events of a replay and nothing else. */
    private static final class Events implements AlertChange {
        private final TreeMap<Long, AlertEvent> byId = new TreeMap<>();

        @Override
        public void put(AlertState state) {}

        @Override
        public void forget(String ruleId, AlertSeries series) {}

        @Override
        public AlertEvent open(AlertEvent event) {
            AlertEvent numbered = event.withId(byId.size() + 1L);
            byId.put(numbered.id(), numbered);
            return numbered;
        }

        @Override
        public void update(AlertEvent event) {
            byId.put(event.id(), event);
        }

        @Override
        public void owe(AlertDelivery delivery) {}
    }
}
