package io.tokenspeed.model.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to whom when a rule's event opens or closes.
 *
 * @param name the rule in words
 * @param severity how much it matters
 * @param targets the ids of the targets: {@code log}, {@code website}, {@code desktop}, or one that the user added
 * @param mutedUntil until when events are recorded and nobody is told; null when not muted
 */
public record AlertNotice(
        String name,
        AlertSeverity severity,
        List<String> targets,
        @Nullable Instant mutedUntil) {
    public AlertNotice {
        targets = List.copyOf(targets);
    }

    /** Returns whether the rule is muted at an instant. */
    public boolean mutedAt(Instant at) {
        return mutedUntil != null && at.isBefore(mutedUntil);
    }
}
