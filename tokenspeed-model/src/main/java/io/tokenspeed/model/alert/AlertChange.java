package io.tokenspeed.model.alert;

/** Changes that are stored together or not at all, see {@link AlertTable#change}. */
public interface AlertChange {
    /** Stores a state in place of the one of the same rule and series. */
    void put(AlertState state);

    /** Removes the state of a series. */
    void forget(String ruleId, AlertSeries series);

    /** Stores a new event and returns it with its number. */
    AlertEvent open(AlertEvent event);

    /** Stores an event in place of the one with its number: closed, or delivered after all. */
    void update(AlertEvent event);

    /** Stores a new delivery. */
    void owe(AlertDelivery delivery);
}
