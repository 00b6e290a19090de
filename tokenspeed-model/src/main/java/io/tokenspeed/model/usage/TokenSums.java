package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;

/**
 * Sums of token counts, in the classes of {@link io.tokenspeed.model.request.TokenCounts}.
 *
 * @param input uncached input
 * @param cacheRead read from a prompt cache
 * @param cacheWrite5m written to a five-minute cache
 * @param cacheWrite1h written to a one-hour cache
 * @param output output including reasoning
 * @param reasoning reasoning among the output, as far as known
 */
public record TokenSums(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
    /** No tokens. */
    public static final TokenSums ZERO = new TokenSums(0, 0, 0, 0, 0, 0);

    /** Both classes of cache writes together. */
    public long cacheWrite() {
        return Sum.of(cacheWrite5m, cacheWrite1h);
    }

    /** {@code input + cacheRead + cacheWrite + output}. */
    public long total() {
        return Sum.of(Sum.of(input, cacheRead), Sum.of(cacheWrite(), output));
    }

    /** The sum of both. */
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
