package io.tokenspeed.model.bucket;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;

/**
 * What the attempts of a bucket add up to. Sums of disjoint buckets add up in any order.
 *
 * @param requests attempts with usage
 * @param errors attempts without
 * @param tokens tokens of the requests
 * @param nanoUsd the sum of the known costs in nano-dollars
 * @param unpriced requests without a known cost
 * @param speed what speeds are pooled from
 * @param histograms distributions
 */
public record BucketSums(
        long requests,
        BucketErrors errors,
        TokenSums tokens,
        long nanoUsd,
        long unpriced,
        BucketSpeed speed,
        BucketHistograms histograms) {
    /** Nothing at all. */
    public static final BucketSums ZERO =
            new BucketSums(0, BucketErrors.NONE, TokenSums.ZERO, 0, 0, BucketSpeed.NONE, BucketHistograms.EMPTY);

    /** The sums of both. */
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

    /** The same numbers as totals, for attempts between two instants in epoch milliseconds. */
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
