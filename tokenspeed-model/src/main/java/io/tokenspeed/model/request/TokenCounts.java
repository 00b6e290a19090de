package io.tokenspeed.model.request;

/**
 * The token counts of one request in normal form: the classes do not overlap, except that reasoning is a part of
 * output. No count is negative.
 *
 * @param input input tokens that were neither read from nor written to a prompt cache
 * @param cacheRead input tokens read from a prompt cache
 * @param cacheWrite5m input tokens written to a cache that lives five minutes, or whose lifetime is unknown
 * @param cacheWrite1h input tokens written to a cache that lives one hour
 * @param output output tokens including reasoning
 * @param reasoning the reasoning tokens among {@code output}; 0 when unknown
 * @param reasoningKnown whether the log states the number of reasoning tokens
 * @param source where the counts come from and how far to trust them
 * @param outputReliable false where the log holds a placeholder instead of the final output count
 */
public record TokenCounts(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        boolean reasoningKnown,
        UsageSource source,
        boolean outputReliable) {

    /** No tokens, because the log reports none. */
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0, 0, false, UsageSource.MISSING, true);

    /** The most tokens of one class that a single request can have. No model reads or writes nearly as many. */
    public static final long MOST = 1_000_000_000;

    public TokenCounts {
        requireNotNegative("input", input);
        requireNotNegative("cacheRead", cacheRead);
        requireNotNegative("cacheWrite5m", cacheWrite5m);
        requireNotNegative("cacheWrite1h", cacheWrite1h);
        requireNotNegative("output", output);
        requireNotNegative("reasoning", reasoning);
        if (reasoning > output) {
            throw new IllegalArgumentException("reasoning > output: " + reasoning + " > " + output);
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " < 0: " + value);
        }
    }

    /**
     * Returns these counts with 0 for each count above {@link #MOST}. If the output is among them, it becomes
     * unreliable. If no tokens are left, returns {@link #NONE}.
     */
    TokenCounts believable() {
        if (input <= MOST && cacheRead <= MOST && cacheWrite5m <= MOST && cacheWrite1h <= MOST && output <= MOST) {
            return this;
        }
        boolean outputBelieved = output <= MOST;
        TokenCounts rest = new TokenCounts(
                believed(input),
                believed(cacheRead),
                believed(cacheWrite5m),
                believed(cacheWrite1h),
                believed(output),
                outputBelieved ? reasoning : 0,
                reasoningKnown && outputBelieved,
                source,
                outputReliable && outputBelieved);
        return rest.total() == 0 ? NONE : rest;
    }

    private static long believed(long count) {
        return count <= MOST ? count : 0;
    }

    /** Returns the tokens of both classes of cache writes together. */
    public long cacheWrite() {
        return Sum.of(cacheWrite5m, cacheWrite1h);
    }

    /** Returns the tokens that the model read: input, cache reads and cache writes. */
    public long prompt() {
        return Sum.of(Sum.of(input, cacheRead), cacheWrite());
    }

    /** Returns {@code input + cacheRead + cacheWrite + output}. */
    public long total() {
        return Sum.of(prompt(), output);
    }

    /** Merges the counts of two records of one request: takes the larger value of each field. */
    public TokenCounts max(TokenCounts other) {
        return new TokenCounts(
                Math.max(input, other.input),
                Math.max(cacheRead, other.cacheRead),
                Math.max(cacheWrite5m, other.cacheWrite5m),
                Math.max(cacheWrite1h, other.cacheWrite1h),
                Math.max(output, other.output),
                Math.max(reasoning, other.reasoning),
                reasoningKnown || other.reasoningKnown,
                source.compareTo(other.source) >= 0 ? source : other.source,
                outputReliable || other.outputReliable);
    }
}
