package io.tokenspeed.model.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a series of a rule stands: all that the next tick needs to know of those before.
 *
 * @param streak above 0: how many ticks in a row violated the rule; below 0: how many in a row were fine; ticks without
 *     data may count as either, or not at all
 * @param since since when it fires or does not
 * @param eventId the open event; null while none is open
 * @param closedAt when the last event closed; null where none has
 * @param period the day or month in which the last event opened, for rules that fire once in each; null otherwise
 */
public record AlertStanding(
        int streak,
        Instant since,
        @Nullable Long eventId,
        @Nullable Instant closedAt,
        @Nullable String period) {

    /** Returns where a series stands before its first tick. */
    public static AlertStanding first(Instant at) {
        return new AlertStanding(0, at, null, null, null);
    }

    /** Returns whether an event is open. */
    public boolean firing() {
        return eventId != null;
    }
}
