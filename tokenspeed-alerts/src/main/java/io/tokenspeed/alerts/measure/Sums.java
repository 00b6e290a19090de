package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * The sums of some attempts.
 *
 * @param attempts how many attempts
 * @param failed how many of them failed without usage
 * @param requests how many of them used tokens
 * @param tokens the tokens of the requests in all classes together
 * @param usd the known costs in USD
 * @param priced how many requests have a known cost
 * @param unpriced how many requests have none
 */
record Sums(long attempts, long failed, long requests, double tokens, double usd, long priced, long unpriced) {
    static final Sums ZERO = new Sums(0, 0, 0, 0, 0, 0, 0);

    static Sums of(UsageTotals totals) {
        return new Sums(
                totals.attempts(),
                totals.counts().failed(),
                totals.requests(),
                (double) totals.tokens().total(),
                totals.cost().knownNano() / 1e9,
                totals.cost().priced(),
                totals.cost().unpriced());
    }

    Sums plus(Sums other) {
        return new Sums(
                attempts + other.attempts,
                failed + other.failed,
                requests + other.requests,
                tokens + other.tokens,
                usd + other.usd,
                priced + other.priced,
                unpriced + other.unpriced);
    }

    /** Whether there are requests, but the cost of none is known. */
    boolean costUnknown() {
        return priced == 0 && unpriced > 0;
    }

    /** What the cost leaves out; null where it is complete. */
    @Nullable
    String unpricedRemark() {
        return unpriced == 0 ? null : unpriced + " requests without a known price are not in it";
    }
}
