package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a span. Input should include what a cache gave or took; where it is smaller than that, its program
 * leaves it out.
 *
 * @param input input tokens; null when unknown
 * @param read of which a cache gave
 * @param written of which a cache took
 * @param output output tokens with reasoning; null when unknown
 * @param reasoning of which reasoning; null when unknown
 */
record SpanUsage(
        @Nullable Long input,
        long read,
        long written,
        @Nullable Long output,
        @Nullable Long reasoning) {
    TokenCounts counts() {
        if (input == null && output == null) {
            return TokenCounts.NONE;
        }
        long all = input == null ? 0 : input;
        long rest = all - read - written;
        return ToldRequest.counts(rest < 0 ? all : rest, read, written, 0, output == null ? 0 : output, reasoning);
    }
}
