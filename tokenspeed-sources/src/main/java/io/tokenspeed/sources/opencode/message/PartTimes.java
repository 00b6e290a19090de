package io.tokenspeed.sources.opencode.message;

import org.jspecify.annotations.Nullable;

/**
 * The times of a part of a message, in milliseconds since the epoch; null where unknown.
 *
 * @param writtenMillis when the row of the part was created; null in JSON files
 * @param startMillis when the model began the part; for a tool when the tool was started
 * @param endMillis when the model ended the part; for a tool when the tool was started
 * @param toolEndMillis when the tool ended; null for other parts
 */
record PartTimes(
        @Nullable Long writtenMillis,
        @Nullable Long startMillis,
        @Nullable Long endMillis,
        @Nullable Long toolEndMillis) {}
