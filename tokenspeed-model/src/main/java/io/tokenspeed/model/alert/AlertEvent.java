package io.tokenspeed.model.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a series violated its rule.
 *
 * @param id its number in the table; 0 before it is stored
 * @param rule the rule as it was when the event opened
 * @param series the series
 * @param openedAt when it opened
 * @param closedAt when it closed; null while it is open
 * @param evidence what the tick that opened it saw
 * @param quiet why it was not delivered
 */
public record AlertEvent(
        long id,
        AlertRule rule,
        AlertSeries series,
        Instant openedAt,
        @Nullable Instant closedAt,
        AlertEvidence evidence,
        AlertQuiet quiet) {

    /** Returns this event with the number that the table gave it. */
    public AlertEvent withId(long number) {
        return new AlertEvent(number, rule, series, openedAt, closedAt, evidence, quiet);
    }

    /** Returns this event, closed at an instant. */
    public AlertEvent closed(Instant at) {
        return new AlertEvent(id, rule, series, openedAt, at, evidence, quiet);
    }

    /** Returns this event as one that is delivered after all. */
    public AlertEvent delivered() {
        return new AlertEvent(id, rule, series, openedAt, closedAt, evidence, AlertQuiet.NONE);
    }
}
