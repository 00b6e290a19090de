package io.tokenspeed.alerts;

import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States and open events as they were before a tick; changes to them go on to a table. */
final class Book implements AlertChange {
    private final Map<String, Map<AlertSeries, AlertState>> states = new HashMap<>();
    private final Map<Long, AlertEvent> open = new HashMap<>();
    private final AlertChange table;

    Book(Collection<AlertState> states, Collection<AlertEvent> openEvents, AlertChange table) {
        this.table = table;
        states.forEach(this::take);
        openEvents.forEach(event -> open.put(event.id(), event));
    }

    private void take(AlertState state) {
        states.computeIfAbsent(state.ruleId(), unused -> new HashMap<>()).put(state.series(), state);
    }

    List<String> ruleIds() {
        return List.copyOf(states.keySet());
    }

    List<AlertState> states(String ruleId) {
        return List.copyOf(states.getOrDefault(ruleId, Map.of()).values());
    }

    @Nullable
    AlertState state(String ruleId, AlertSeries series) {
        return states.getOrDefault(ruleId, Map.of()).get(series);
    }

    /** The open event of a state; null where none is open. */
    @Nullable
    AlertEvent event(@Nullable AlertState state) {
        Long id = state == null ? null : state.standing().eventId();
        return id == null ? null : open.get(id);
    }

    @Override
    public void put(AlertState state) {
        take(state);
        table.put(state);
    }

    @Override
    public void forget(String ruleId, AlertSeries series) {
        states.getOrDefault(ruleId, new HashMap<>()).remove(series);
        table.forget(ruleId, series);
    }

    @Override
    public AlertEvent open(AlertEvent event) {
        AlertEvent stored = table.open(event);
        open.put(stored.id(), stored);
        return stored;
    }

    @Override
    public void update(AlertEvent event) {
        if (event.closedAt() == null) {
            open.put(event.id(), event);
        } else {
            open.remove(event.id());
        }
        table.update(event);
    }

    @Override
    public void owe(AlertDelivery delivery) {
        table.owe(delivery);
    }
}
