package io.tokenspeed.uploader.bucket;

import java.util.ArrayList;
import java.util.List;

/**
 * The length of buckets and the salt of their project ids, from an hour on until the next policy.
 *
 * @param fromHour hours since the epoch, UTC
 * @param seconds the length of a bucket
 * @param saltEpoch the epoch of the salt that makes project ids
 */
public record BucketPolicy(long fromHour, int seconds, int saltEpoch) {
    private static final long HOUR_MILLIS = 3_600_000;

    public BucketPolicy {
        if (seconds < 60 || 3600 % seconds != 0 || seconds % 60 != 0) {
            throw new IllegalArgumentException(
                    "bucket seconds must be a multiple of 60 that divides 3600, not " + seconds);
        }
    }

    /** The policies with a new one, which replaces all that begin at its hour or later. */
    public static List<BucketPolicy> with(List<BucketPolicy> policies, BucketPolicy policy) {
        List<BucketPolicy> changed = new ArrayList<>(policies);
        changed.removeIf(old -> old.fromHour() >= policy.fromHour());
        changed.add(policy);
        return changed;
    }

    /**
     * The first hour that begins after a moment.
     *
     * @param millis milliseconds since the epoch
     */
    public static long hourAfter(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS) + 1;
    }

    /** A salt epoch that none of the policies has used. */
    public static int nextEpoch(List<BucketPolicy> policies) {
        return policies.stream().mapToInt(BucketPolicy::saltEpoch).max().orElse(0) + 1;
    }

    /** The policy of an hour: the last that began by then, else the first. */
    public static BucketPolicy at(List<BucketPolicy> policies, long hour) {
        BucketPolicy found = policies.get(0);
        for (BucketPolicy policy : policies) {
            found = policy.fromHour <= hour ? policy : found;
        }
        return found;
    }
}
