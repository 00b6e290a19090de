package io.tokenspeed.model.activity;

import org.jspecify.annotations.Nullable;

/**
 * How an interaction ended.
 *
 * @param status {@code ok}, {@code failed} or {@code cancelled}
 * @param errorKind why it failed; null where it did not
 * @param at its end, in epoch milliseconds
 * @param durationMillis how long it took; null when unknown
 */
public record InteractionOutcome(
        String status,
        @Nullable String errorKind,
        long at,
        @Nullable Long durationMillis) {}
