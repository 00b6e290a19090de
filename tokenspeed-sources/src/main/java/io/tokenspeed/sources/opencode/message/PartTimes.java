package io.tokenspeed.sources.opencode.message;

import org.jspecify.annotations.Nullable;

/**
 * When a part of a message came to be, in epoch milliseconds, UTC.
 *
 * @param writtenMillis when its row was created; null in the legacy files
 * @param startMillis when the model began it, for a tool when the tool was started
 * @param endMillis when the model ended it, for a tool when the tool was started
 * @param toolEndMillis when the tool was over
 */
record PartTimes(
        @Nullable Long writtenMillis,
        @Nullable Long startMillis,
        @Nullable Long endMillis,
        @Nullable Long toolEndMillis) {}
