package io.tokenspeed.model.usage;

/**
 * How many attempts a group has.
 *
 * @param requests attempts with usage
 * @param failed attempts that failed without usage
 * @param cancelled attempts that the user stopped before any usage
 */
public record AttemptCounts(long requests, long failed, long cancelled) {
    /** No attempts. */
    public static final AttemptCounts ZERO = new AttemptCounts(0, 0, 0);

    /** {@code requests + failed + cancelled}. */
    public long total() {
        return requests + failed + cancelled;
    }

    /** The sum of both. */
    public AttemptCounts plus(AttemptCounts other) {
        return new AttemptCounts(requests + other.requests, failed + other.failed, cancelled + other.cancelled);
    }
}
