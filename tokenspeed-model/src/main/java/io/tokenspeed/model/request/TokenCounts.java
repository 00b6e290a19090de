package io.tokenspeed.model.request;

/**
 * Tokens of one request in normal form: the classes do not overlap, except that reasoning is a part of output.
 *
 * @param input uncached input tokens
 * @param cacheRead input tokens read from a prompt cache
 * @param cacheWrite5m input tokens written to a cache that lives five minutes, or whose lifetime is not known
 * @param cacheWrite1h input tokens written to a cache that lives one hour
 * @param output output tokens including reasoning
 * @param reasoning the reasoning tokens among {@code output}; 0 when not known
 * @param reasoningKnown whether the source tells reasoning apart
 * @param source where the counts come from
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

    /** No tokens, because none were reported. */
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0, 0, false, UsageSource.MISSING, true);

    /** The most tokens of one class that a single request is believed to have. No model reads or writes nearly as many. */
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
     * The same counts without those that cannot be true, which add nothing; where that concerns output, it is not
     * reliable. Where nothing is left, nothing was reported.
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

    /** Both classes of cache writes together. */
    public long cacheWrite() {
        return Sum.of(cacheWrite5m, cacheWrite1h);
    }

    /** Everything the model read: input, cache reads and cache writes. */
    public long prompt() {
        return Sum.of(Sum.of(input, cacheRead), cacheWrite());
    }

    /** {@code input + cacheRead + cacheWrite + output}. */
    public long total() {
        return Sum.of(prompt(), output);
    }

    /** Field-wise maximum: what two records of the same request tell together. */
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
