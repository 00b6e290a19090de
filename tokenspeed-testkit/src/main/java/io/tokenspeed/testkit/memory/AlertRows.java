package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import java.util.TreeMap;

/** States, events and deliveries by what identifies them. Its owner guards it. */
final class AlertRows implements AlertChange {
    final TreeMap<String, AlertState> states;
    final TreeMap<Long, AlertEvent> events;
    final TreeMap<Long, AlertDelivery> deliveries;
    private long lastEvent;
    private long lastDelivery;

    AlertRows() {
        states = new TreeMap<>();
        events = new TreeMap<>();
        deliveries = new TreeMap<>();
    }

    AlertRows(AlertRows other) {
        states = new TreeMap<>(other.states);
        events = new TreeMap<>(other.events);
        deliveries = new TreeMap<>(other.deliveries);
        lastEvent = other.lastEvent;
        lastDelivery = other.lastDelivery;
    }

    @Override
    public void put(AlertState state) {
        states.put(id(state.ruleId(), state.series()), state);
    }

    @Override
    public void forget(String ruleId, AlertSeries series) {
        states.remove(id(ruleId, series));
    }

    /** A space is in no rule's id and sorts before what is. */
    private static String id(String ruleId, AlertSeries series) {
        return ruleId + ' ' + series.key();
    }

    @Override
    public AlertEvent open(AlertEvent event) {
        AlertEvent stored = event.withId(++lastEvent);
        events.put(stored.id(), stored);
        return stored;
    }

    @Override
    public void update(AlertEvent event) {
        events.replace(event.id(), event);
    }

    @Override
    public void owe(AlertDelivery delivery) {
        AlertDelivery stored = delivery.withId(++lastDelivery);
        deliveries.put(stored.id(), stored);
    }
}
