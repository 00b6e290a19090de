package io.tokenspeed.model.activity;

import io.tokenspeed.model.track.InteractionKind;
import org.jspecify.annotations.Nullable;

/**
 * One interaction.
 *
 * @param id which it is
 * @param kind its kind
 * @param outcome how it ended
 * @param chat what only requests have; null for other kinds
 * @param facts cost and description
 */
public record InteractionEntry(
        InteractionId id,
        InteractionKind kind,
        InteractionOutcome outcome,
        @Nullable ChatFacts chat,
        InteractionFacts facts) {
    /** See {@link InteractionId#key}. */
    public String key() {
        return id.key();
    }
}
