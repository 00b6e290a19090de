package io.tokenspeed.model.bucket;

/**
 * The sums of tokens and time that pooled speeds are computed from. Tokens and time that are both 0 mean that no speed
 * is known.
 *
 * @param decodeTokens tokens of requests with a measured decode speed
 * @param decodeMillis the decoding time of these requests in milliseconds
 * @param e2eTokens tokens of requests with a known end-to-end speed
 * @param e2eMillis the time of these requests in milliseconds
 * @param approxRequests how many of the end-to-end speeds come from time stamps in a log
 */
public record BucketSpeed(long decodeTokens, long decodeMillis, long e2eTokens, long e2eMillis, long approxRequests) {
    /** No known speed. */
    public static final BucketSpeed NONE = new BucketSpeed(0, 0, 0, 0, 0);

    /** Adds other sums, each multiplied by {@code sign}: 1 adds, -1 subtracts. */
    public BucketSpeed plus(BucketSpeed added, int sign) {
        return new BucketSpeed(
                decodeTokens + sign * added.decodeTokens,
                decodeMillis + sign * added.decodeMillis,
                e2eTokens + sign * added.e2eTokens,
                e2eMillis + sign * added.e2eMillis,
                approxRequests + sign * added.approxRequests);
    }
}
