package io.tokenspeed.sources.kiro;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.tree.TokenFields;
import org.jspecify.annotations.Nullable;

/**
 * Decides between the counts that Kiro states and an estimate: the used part of the context window as input, and a token
 * for four characters of the answer as output. An estimated output gives no speed.
 */
final class KiroTokens {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final double PERCENT = 100;

    private KiroTokens() {}

    /**
     * Returns the stated counts unless all are 0, else an estimate, else no counts.
     *
     * @param percent how much of the context window was used; null when unknown
     * @param window the size of the context window in tokens; null when unknown
     * @param characters the length of the answer
     */
    static TokenCounts of(TokenFields stated, @Nullable Double percent, @Nullable Double window, double characters) {
        TokenCounts counts = stated.counts();
        return counts.total() > 0 ? counts : estimate(percent, window, characters);
    }

    private static TokenCounts estimate(@Nullable Double percent, @Nullable Double window, double characters) {
        double prompt = percent == null || window == null ? 0 : window * Math.min(percent, PERCENT) / PERCENT;
        long input = believed(prompt);
        long output = believed(Math.ceil(characters / CHARACTERS_PER_TOKEN));
        return input + output == 0
                ? TokenCounts.NONE
                : new TokenCounts(input, 0, 0, 0, output, 0, false, UsageSource.ESTIMATED, false);
    }

    private static long believed(double count) {
        return count > 0 && count <= TokenCounts.MOST ? (long) count : 0;
    }
}
