package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;

/**
 * Sums of token counts, in the classes of {@link io.tokenspeed.model.request.TokenCounts}.
 *
 * @param input uncached input tokens
 * @param cacheRead input tokens read from a prompt cache
 * @param cacheWrite5m input tokens written to a five-minute cache
 * @param cacheWrite1h input tokens written to a one-hour cache
 * @param output output tokens including reasoning
 * @param reasoning reasoning tokens among the output, of requests where they are known
 */
public record TokenSums(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
    /** No tokens. */
    public static final TokenSums ZERO = new TokenSums(0, 0, 0, 0, 0, 0);

    /** Returns the tokens of both classes of cache writes together. */
    public long cacheWrite() {
        return Sum.of(cacheWrite5m, cacheWrite1h);
    }

    /** Returns {@code input + cacheRead + cacheWrite + output}. */
    public long total() {
        return Sum.of(Sum.of(input, cacheRead), Sum.of(cacheWrite(), output));
    }

    /** Returns the sum of both. */
    public TokenSums plus(TokenSums other) {
        return new TokenSums(
                Sum.of(input, other.input),
                Sum.of(cacheRead, other.cacheRead),
                Sum.of(cacheWrite5m, other.cacheWrite5m),
                Sum.of(cacheWrite1h, other.cacheWrite1h),
                Sum.of(output, other.output),
                Sum.of(reasoning, other.reasoning));
    }
}
