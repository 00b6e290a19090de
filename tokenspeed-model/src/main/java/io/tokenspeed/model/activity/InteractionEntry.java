package io.tokenspeed.model.activity;

import io.tokenspeed.model.track.InteractionKind;
import org.jspecify.annotations.Nullable;

/**
 * One interaction of a session.
 *
 * @param key the id of its row, by which interactions of one instant are ordered
 * @param id its id: as the program that tracked it calls it, else that of the request
 * @param kind its kind
 * @param outcome how it ended
 * @param chat what only requests have; null for other kinds
 * @param facts cost and description
 */
public record InteractionEntry(
        String key,
        String id,
        InteractionKind kind,
        InteractionOutcome outcome,
        @Nullable ChatFacts chat,
        InteractionFacts facts) {}
