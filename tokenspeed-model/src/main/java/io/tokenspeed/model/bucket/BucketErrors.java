package io.tokenspeed.model.bucket;

/**
 * The attempts of a bucket that failed or were cancelled without using tokens, counted by cause.
 *
 * @param rateLimited refused because of a rate or usage limit
 * @param timeout not answered in time
 * @param server failed by an error of the provider
 * @param client refused because the request was wrong
 * @param other failed for another reason
 * @param cancelled stopped by the user, which is not an error
 */
public record BucketErrors(long rateLimited, long timeout, long server, long client, long other, long cancelled) {
    /** No failed or cancelled attempts. */
    public static final BucketErrors NONE = new BucketErrors(0, 0, 0, 0, 0, 0);

    /** Returns how many attempts failed, without the cancelled ones. */
    public long failed() {
        return rateLimited + timeout + server + client + other;
    }

    /** Adds other counts, each multiplied by {@code sign}: 1 adds, -1 subtracts. */
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
