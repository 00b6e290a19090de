package io.tokenspeed.model.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rules that the user changed or added, and what became of all rules. Safe for use by several threads. */
public interface AlertTable {
    /** Returns the stored rules, by id. A stored rule stands in place of the default rule with its id. */
    List<AlertRule> rules();

    /** Stores a rule in place of the one with its id. */
    void put(AlertRule rule);

    /** Removes a rule. Returns whether there was one. Its states and events stay. */
    boolean delete(String ruleId);

    /** Returns the states of all series, by rule and key of the series. */
    List<AlertState> states();

    /** Returns the events that are open, oldest first. */
    List<AlertEvent> openEvents();

    /** Returns the events that opened at or after an instant, newest first, at most {@code limit}. */
    List<AlertEvent> events(Instant since, int limit);

    /** Returns the event with a number. */
    Optional<AlertEvent> event(long id);

    /** Removes what closed before an instant: events with their deliveries, and deliveries of tests. */
    void prune(Instant before);

    /**
     * Returns for each target the oldest delivery that waits, if its next try is due; lowest number first. A later
     * delivery of a target so waits for the earlier ones.
     */
    List<AlertDelivery> due(Instant now);

    /** Returns the deliveries with a status, newest first, at most {@code limit}. */
    List<AlertDelivery> deliveries(AlertDelivery.Status status, int limit);

    /** Stores how far a delivery has come. */
    void update(AlertDelivery delivery);

    /** Makes changes in one transaction. What {@code changes} throws undoes them and is thrown. */
    void change(Consumer<AlertChange> changes);
}
