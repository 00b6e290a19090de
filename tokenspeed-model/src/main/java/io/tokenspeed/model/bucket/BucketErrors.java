package io.tokenspeed.model.bucket;

/**
 * Attempts of a bucket without usage, by cause.
 *
 * @param rateLimited refused for the rate
 * @param timeout not answered in time
 * @param server failed at the provider
 * @param client refused as wrong
 * @param other failed for another reason
 * @param cancelled stopped by the user, which is not an error
 */
public record BucketErrors(long rateLimited, long timeout, long server, long client, long other, long cancelled) {
    /** None. */
    public static final BucketErrors NONE = new BucketErrors(0, 0, 0, 0, 0, 0);

    /** All that failed. */
    public long failed() {
        return rateLimited + timeout + server + client + other;
    }

    /** The sum of both; with a negative {@code sign} the difference. */
    public BucketErrors plus(BucketErrors added, int sign) {
        return new BucketErrors(
                rateLimited + sign * added.rateLimited,
                timeout + sign * added.timeout,
                server + sign * added.server,
                client + sign * added.client,
                other + sign * added.other,
                cancelled + sign * added.cancelled);
    }
}
