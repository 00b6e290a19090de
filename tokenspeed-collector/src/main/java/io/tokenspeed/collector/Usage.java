package io.tokenspeed.collector;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/**
 * Makes token counts in normal form from what a provider reports. Impossible counts never throw: negative ones become 0,
 * a part that is larger than its whole becomes as large as the whole, and the counts are marked as estimated.
 */
public final class Usage {
    /** The attempt ended well, but the provider reported no usage. */
    public static final TokenCounts MISSING = TokenCounts.NONE;

    private Usage() {}

    /**
     * Returns the counts of a provider whose prompt tokens include those read from a cache: OpenAI, Gemini, Ollama.
     *
     * @param prompt all tokens of the prompt
     * @param cached how many of them were read from a cache
     * @param output all generated tokens; how many of them are reasoning is unknown
     */
    public static TokenCounts inclusive(long prompt, long cached, long output) {
        return of(new Parts(prompt, true, cached, 0, 0, output, 0, false), UsageSource.REPORTED);
    }

    /** As {@link #inclusive(long, long, long)}, with how many generated tokens are reasoning. */
    public static TokenCounts inclusive(long prompt, long cached, long output, long reasoning) {
        return of(new Parts(prompt, true, cached, 0, 0, output, reasoning, true), UsageSource.REPORTED);
    }

    /** As {@link #inclusive(long, long, long, long)}, with how many tokens of the prompt were written to a cache. */
    public static TokenCounts inclusive(long prompt, long cached, long written, long output, long reasoning) {
        return of(new Parts(prompt, true, cached, written, 0, output, reasoning, true), UsageSource.REPORTED);
    }

    /**
     * Returns the counts of a provider whose input tokens leave out those of a cache: Anthropic.
     *
     * @param input tokens that were neither read from nor written to a cache
     * @param cacheRead tokens read from a cache
     * @param write5m tokens written to a cache that lives five minutes, or whose lifetime is unknown
     * @param write1h tokens written to a cache that lives one hour
     * @param output all generated tokens; how many of them are reasoning is unknown
     */
    public static TokenCounts exclusive(long input, long cacheRead, long write5m, long write1h, long output) {
        return of(new Parts(input, false, cacheRead, write5m, write1h, output, 0, false), UsageSource.REPORTED);
    }

    /** As {@link #exclusive(long, long, long, long, long)}, with how many generated tokens are reasoning. */
    public static TokenCounts exclusive(
            long input, long cacheRead, long write5m, long write1h, long output, long reasoning) {
        return of(new Parts(input, false, cacheRead, write5m, write1h, output, reasoning, true), UsageSource.REPORTED);
    }

    /** Returns counts that the host estimated, for example with a tokenizer of its own. */
    public static TokenCounts estimated(long input, long output) {
        return of(new Parts(input, false, 0, 0, 0, output, 0, false), UsageSource.ESTIMATED);
    }

    /** What a provider reports; {@code whole} says that the input includes the tokens of the cache. */
    private record Parts(
            long input,
            boolean whole,
            long cacheRead,
            long write5m,
            long write1h,
            long output,
            long reasoning,
            boolean reasoningKnown) {}

    private static TokenCounts of(Parts given, UsageSource source) {
        long input = count(given.input);
        long read = given.whole ? Math.min(input, count(given.cacheRead)) : count(given.cacheRead);
        long write5m = given.whole ? Math.min(input - read, count(given.write5m)) : count(given.write5m);
        long write1h = count(given.write1h);
        long output = count(given.output);
        long reasoning = Math.min(output, count(given.reasoning));
        boolean sound = input == given.input
                && read == given.cacheRead
                && write5m == given.write5m
                && write1h == given.write1h
                && output == given.output
                && reasoning == given.reasoning;
        return new TokenCounts(
                given.whole ? input - read - write5m : input,
                read,
                write5m,
                write1h,
                output,
                reasoning,
                given.reasoningKnown,
                sound ? source : UsageSource.ESTIMATED,
                true);
    }

    private static long count(long given) {
        return Math.min(TokenCounts.MOST, Math.max(0, given));
    }
}
