package io.tokenspeed.model.metric;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.AttemptCounts;

/**
 * Sums over the attempts of a group.
 *
 * @param counts how many attempts there are, by outcome
 * @param promptTokens the tokens that models read, cached ones among them
 * @param completionTokens the tokens that models generated, reasoning among them
 * @param cacheHits how many requests a cache of the program answered
 */
public record WindowSums(AttemptCounts counts, long promptTokens, long completionTokens, long cacheHits) {
    /** No attempts. */
    public static final WindowSums ZERO = new WindowSums(AttemptCounts.ZERO, 0, 0, 0);

    /** Returns {@code requests + failed + cancelled}. */
    public long attempts() {
        return counts.total();
    }

    /** Returns the tokens of both kinds. */
    public long totalTokens() {
        return Sum.of(promptTokens, completionTokens);
    }

    /** Returns how many requests no cache of the program answered, as far as is known. */
    public long cacheMisses() {
        return counts.requests() - cacheHits;
    }

    /** Returns the sums of both groups together. */
    public WindowSums plus(WindowSums other) {
        return new WindowSums(
                counts.plus(other.counts),
                Sum.of(promptTokens, other.promptTokens),
                Sum.of(completionTokens, other.completionTokens),
                cacheHits + other.cacheHits);
    }
}
