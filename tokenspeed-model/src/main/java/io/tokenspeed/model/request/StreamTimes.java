package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * The instants of one attempt on a monotonic clock, in microseconds after the request was sent (t0 of the definitions).
 * They never run backwards: {@code first <= answer <= last <= end} for those that are known.
 *
 * @param contextMicros how long the prompt was built before the request was sent; null where that was not marked
 * @param firstMicros t1: the first non-empty content, reasoning or tool-call delta; null where nothing was streamed
 * @param answerMicros ta: the first delta of the answer, after the reasoning; null where it is not told apart
 * @param lastMicros tn: the last delta; null where nothing was streamed
 * @param endMicros te: the response was complete, or the attempt ended otherwise
 */
public record StreamTimes(
        @Nullable Long contextMicros,
        @Nullable Long firstMicros,
        @Nullable Long answerMicros,
        @Nullable Long lastMicros,
        long endMicros) {}
