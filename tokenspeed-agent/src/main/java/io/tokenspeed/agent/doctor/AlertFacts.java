package io.tokenspeed.agent.doctor;

import io.tokenspeed.alerts.delivery.Targets;
import io.tokenspeed.dashboard.alert.DeliveryCounts;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.storage.StorageException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How alerts stand.
 *
 * @param evaluated whether a running server evaluates the rules
 * @param firing how many series fire
 * @param deliveries how deliveries stand
 * @param problem why the file of targets cannot be used; null where it can
 */
public record AlertFacts(
        boolean evaluated,
        long firing,
        DeliveryCounts deliveries,
        @Nullable String problem) {
    /** Reads the facts. */
    public static AlertFacts of(AlertTable table, Targets targets, boolean evaluated, Instant now) {
        long firing = table.states().stream()
                .filter(state -> state.standing().firing())
                .count();
        return new AlertFacts(evaluated, firing, DeliveryCounts.of(table, now), problem(targets));
    }

    private static @Nullable String problem(Targets targets) {
        try {
            targets.all();
            return null;
        } catch (StorageException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Whether nothing needs the user. */
    boolean healthy() {
        return deliveries.failed() == 0 && problem == null;
    }

    /** Returns what is worth knowing, in sentences. */
    String standing() {
        String evaluation = evaluated
                ? "The running server evaluates the rules."
                : "Nobody evaluates the rules: \"tokenspeed serve\" does it every 30 seconds, and"
                        + " \"tokenspeed alerts check\" once.";
        return firing == 0 ? evaluation : evaluation + " Firing: " + firing + ", see \"tokenspeed alerts\".";
    }
}
