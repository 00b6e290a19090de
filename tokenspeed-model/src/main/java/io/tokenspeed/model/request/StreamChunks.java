package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * The chunks that an answer was streamed in. A chunk can hold several tokens.
 *
 * @param all how many non-empty chunks arrived, those with reasoning among them
 * @param answer how many of them held a part of the answer
 * @param gapP50Micros the median of the gaps between chunks, in microseconds; null for fewer than two chunks
 * @param gapP95Micros the 95th percentile of these gaps, in microseconds; null for fewer than two chunks
 */
public record StreamChunks(
        int all,
        int answer,
        @Nullable Long gapP50Micros,
        @Nullable Long gapP95Micros) {
    /** Nothing was streamed, or nobody counted. */
    public static final StreamChunks NONE = new StreamChunks(0, 0, null, null);
}
