package io.tokenspeed.model.bucket;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;

/**
 * The sums over the attempts of one bucket. Sums of disjoint buckets can be added in any order.
 *
 * @param requests attempts with usage
 * @param errors attempts without usage
 * @param tokens tokens of the requests
 * @param nanoUsd the sum of the known costs in nano-dollars
 * @param unpriced requests without a known cost
 * @param speed sums that pooled speeds are computed from
 * @param histograms distributions of times and speeds
 */
public record BucketSums(
        long requests,
        BucketErrors errors,
        TokenSums tokens,
        long nanoUsd,
        long unpriced,
        BucketSpeed speed,
        BucketHistograms histograms) {
    /** The sums of no attempts. */
    public static final BucketSums ZERO =
            new BucketSums(0, BucketErrors.NONE, TokenSums.ZERO, 0, 0, BucketSpeed.NONE, BucketHistograms.EMPTY);

    /** Returns the sums of both buckets together. */
    public BucketSums plus(BucketSums other) {
        return new BucketSums(
                requests + other.requests,
                errors.plus(other.errors, 1),
                tokens.plus(other.tokens),
                nanoUsd + other.nanoUsd,
                unpriced + other.unpriced,
                speed.plus(other.speed, 1),
                histograms.merge(other.histograms));
    }

    /** Converts these sums to totals of attempts between two instants in epoch milliseconds. */
    public UsageTotals totals(long firstAt, long lastAt) {
        return new UsageTotals(
                new AttemptCounts(requests, errors.failed(), errors.cancelled()),
                tokens,
                new CostSum(nanoUsd, requests - unpriced, unpriced),
                UsageGaps.NONE,
                new SpeedPools(
                        new PooledSpeed(
                                histograms.decodeTpsMilli().count(), speed.decodeTokens(), speed.decodeMillis()),
                        new PooledSpeed(histograms.e2eTpsMilli().count(), speed.e2eTokens(), speed.e2eMillis()),
                        speed.approxRequests(),
                        PooledSpeed.NONE,
                        PooledSpeed.NONE),
                firstAt,
                lastAt);
    }
}
