package io.tokenspeed.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.alert.AlertTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The reference table of alerts: one lock around maps, and a change works on a copy of them. */
public final class InMemoryAlertTable implements AlertTable {
    private static final Comparator<AlertEvent> NEWEST_FIRST =
            comparing(AlertEvent::openedAt).thenComparing(AlertEvent::id).reversed();

    private final TreeMap<String, AlertRule> rules = new TreeMap<>();
    private AlertRows rows = new AlertRows();

    @Override
    public synchronized List<AlertRule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public synchronized void put(AlertRule rule) {
        rules.put(rule.id(), rule);
    }

    @Override
    public synchronized boolean delete(String ruleId) {
        return rules.remove(ruleId) != null;
    }

    @Override
    public synchronized List<AlertState> states() {
        return List.copyOf(rows.states.values());
    }

    @Override
    public synchronized List<AlertEvent> openEvents() {
        return rows.events.values().stream()
                .filter(event -> event.closedAt() == null)
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    @Override
    public synchronized List<AlertEvent> events(Instant since, int limit) {
        return rows.events.values().stream()
                .filter(event -> !event.openedAt().isBefore(since))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<AlertEvent> event(long id) {
        return Optional.ofNullable(rows.events.get(id));
    }

    @Override
    public synchronized void prune(Instant before) {
        rows.events.values().removeIf(event -> {
            Instant closedAt = event.closedAt();
            return closedAt != null && closedAt.isBefore(before);
        });
        rows.deliveries.values().removeIf(delivery -> {
            Long eventId = delivery.eventId();
            return eventId == null ? delivery.progress().nextAt().isBefore(before) : !rows.events.containsKey(eventId);
        });
    }

    @Override
    public synchronized List<AlertDelivery> due(Instant now) {
        TreeMap<String, AlertDelivery> oldest = new TreeMap<>();
        rows.deliveries.values().stream()
                .filter(delivery -> delivery.progress().status() == AlertDelivery.Status.WAITING)
                .forEach(delivery -> oldest.putIfAbsent(delivery.target(), delivery));
        return oldest.values().stream()
                .filter(delivery -> !delivery.progress().nextAt().isAfter(now))
                .sorted(comparingLong(AlertDelivery::id))
                .toList();
    }

    @Override
    public synchronized List<AlertDelivery> deliveries(AlertDelivery.Status status, int limit) {
        return new ArrayList<>(rows.deliveries.descendingMap().values())
                .stream()
                        .filter(delivery -> delivery.progress().status() == status)
                        .limit(limit)
                        .toList();
    }

    @Override
    public synchronized void update(AlertDelivery delivery) {
        rows.deliveries.replace(delivery.id(), delivery);
    }

    @Override
    public synchronized void change(Consumer<AlertChange> changes) {
        AlertRows changed = new AlertRows(rows);
        changes.accept(changed);
        rows = changed;
    }
}
