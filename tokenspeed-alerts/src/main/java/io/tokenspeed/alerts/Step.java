package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertNoData;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertStanding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one tick changes for a series.
 *
 * @param streak the streak after the tick
 * @param turn whether an event opens or closes
 */
record Step(int streak, Turn turn) {
    /** Ticks further apart than this, after a sleep or a restart, are not in a row. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(90);

    enum Turn {
        NONE,
        OPEN,
        CLOSE
    }

    /**
     * Makes the next step.
     *
     * @param lastTick the last tick of the series; null when this is the first
     * @param period the day or month of the tick, for rules that fire once in each; null otherwise
     */
    static Step next(
            AlertRule rule,
            AlertStanding before,
            @Nullable Instant lastTick,
            Reading reading,
            Instant now,
            @Nullable String period) {
        boolean inARow = lastTick != null && Duration.between(lastTick, now).compareTo(LONGEST_PAUSE) <= 0;
        int streak = streak(inARow ? before.streak() : 0, outcome(rule, reading));
        int needed = rule.policy().consecutive();
        if (before.firing()) {
            return new Step(streak, -streak >= needed ? Turn.CLOSE : Turn.NONE);
        }
        boolean again = period != null && period.equals(before.period());
        return new Step(streak, streak >= needed && !again ? Turn.OPEN : Turn.NONE);
    }

    /** 1 for a tick that violates the rule, -1 for a fine one, 0 for one that changes nothing. */
    private static int outcome(AlertRule rule, Reading reading) {
        if (reading.evidence() != null) {
            return reading.violated() ? 1 : -1;
        }
        AlertNoData policy = rule.policy().noData();
        return policy == AlertNoData.KEEP ? 0 : policy == AlertNoData.VIOLATED ? 1 : -1;
    }

    private static int streak(int before, int outcome) {
        return switch (outcome) {
            case 1 -> Math.max(before, 0) + 1;
            case -1 -> Math.min(before, 0) - 1;
            default -> before;
        };
    }
}
