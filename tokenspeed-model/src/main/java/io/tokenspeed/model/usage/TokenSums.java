package io.tokenspeed.model.usage;

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
        return cacheWrite5m + cacheWrite1h;
    }

    /** {@code input + cacheRead + cacheWrite + output}. */
    public long total() {
        return input + cacheRead + cacheWrite() + output;
    }

    /** The sum of both. */
    public TokenSums plus(TokenSums other) {
        return new TokenSums(
                input + other.input,
                cacheRead + other.cacheRead,
                cacheWrite5m + other.cacheWrite5m,
                cacheWrite1h + other.cacheWrite1h,
                output + other.output,
                reasoning + other.reasoning);
    }
}
