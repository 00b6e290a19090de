package io.tokenspeed.agent.doctor;

import io.tokenspeed.alerts.delivery.TargetKind;
import io.tokenspeed.alerts.delivery.Targets;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alerts stand.
 *
 * @param evaluated whether a running server evaluates the rules
 * @param firing how many series fire
 * @param failed how many deliveries failed for good in the last seven days, apart from notifications of a desktop that is
 *     not there
 * @param lastError the target of the newest of these, and why; null where none failed
 * @param problem why the file of targets cannot be used; null where it can
 */
public record AlertFacts(
        boolean evaluated,
        long firing,
        long failed,
        @Nullable String lastError,
        @Nullable String problem) {
    private static final Duration RECENT = Duration.ofDays(7);
    private static final int MOST = 10_000;

    /** Reads the facts. */
    public static AlertFacts of(AlertTable table, Targets targets, boolean evaluated, Instant now) {
        long firing = table.states().stream()
                .filter(state -> state.standing().firing())
                .count();
        List<AlertDelivery> failed = table.deliveries(AlertDelivery.Status.FAILED, MOST).stream()
                .filter(delivery -> delivery.progress().nextAt().isAfter(now.minus(RECENT)))
                .filter(delivery -> !delivery.target().equals(TargetKind.DESKTOP.text()))
                .toList();
        String last = failed.isEmpty()
                ? null
                : failed.get(0).target() + ": " + failed.get(0).progress().lastError();
        return new AlertFacts(evaluated, firing, failed.size(), last, problem(targets));
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
        return failed == 0 && problem == null;
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
