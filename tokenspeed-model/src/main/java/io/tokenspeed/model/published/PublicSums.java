package io.tokenspeed.model.published;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Published sums. A sum that too few devices have a share in, or that one device dominates, is null, as is one that is
 * not known.
 *
 * @param requests attempts with usage
 * @param tokens the tokens; null where they are not shown
 * @param nanoUsd the cost in nano-dollars, as far as it is known; null where it is not shown
 * @param speed the end-to-end speed; null where it is not shown
 */
public record PublicSums(
        long requests,
        @Nullable PublicTokens tokens,
        @Nullable Long nanoUsd,
        @Nullable PublicSpeed speed) {
    private static final long MOST = 1L << 60;

    /** The sums of nothing. */
    public static final PublicSums NONE = new PublicSums(0, null, null, null);

    /** Returns the sums of both, of what is shown. */
    public PublicSums plus(PublicSums other) {
        return new PublicSums(
                sum(requests, other.requests),
                both(tokens, other.tokens, PublicTokens::plus),
                both(nanoUsd, other.nanoUsd, PublicSums::sum),
                both(speed, other.speed, PublicSpeed::plus));
    }

    private static <T> @Nullable T both(@Nullable T one, @Nullable T other, BinaryOperator<T> plus) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return plus.apply(one, other);
    }

    /** Returns a sum that does not overflow; absurd numbers stay at the largest one. */
    static long sum(long one, long other) {
        return Math.min(MOST, Math.min(MOST, one) + Math.min(MOST, other));
    }
}
