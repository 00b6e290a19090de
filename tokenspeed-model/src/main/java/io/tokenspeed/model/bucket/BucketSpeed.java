package io.tokenspeed.model.bucket;

/**
 * Sums that speeds are pooled from. A pair of zeros means that no speed is known.
 *
 * @param decodeTokens tokens of requests with a measured decode speed
 * @param decodeMillis their decoding time
 * @param e2eTokens tokens of requests with a known end-to-end speed
 * @param e2eMillis their time
 * @param approxRequests how many of those come from log time stamps
 */
public record BucketSpeed(long decodeTokens, long decodeMillis, long e2eTokens, long e2eMillis, long approxRequests) {
    /** Nothing known. */
    public static final BucketSpeed NONE = new BucketSpeed(0, 0, 0, 0, 0);

    /** The sum of both; with a negative {@code sign} the difference. */
    public BucketSpeed plus(BucketSpeed added, int sign) {
        return new BucketSpeed(
                decodeTokens + sign * added.decodeTokens,
                decodeMillis + sign * added.decodeMillis,
                e2eTokens + sign * added.e2eTokens,
                e2eMillis + sign * added.e2eMillis,
                approxRequests + sign * added.approxRequests);
    }
}
