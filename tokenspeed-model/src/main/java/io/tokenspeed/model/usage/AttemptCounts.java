package io.tokenspeed.model.usage;

/**
 * How many attempts there are in a group.
 *
 * @param requests attempts with usage
 * @param failed attempts that failed without usage
 * @param cancelled attempts that the user stopped before any usage
 */
public record AttemptCounts(long requests, long failed, long cancelled) {
    /** No attempts. */
    public static final AttemptCounts ZERO = new AttemptCounts(0, 0, 0);

    /** Returns {@code requests + failed + cancelled}. */
    public long total() {
        return requests + failed + cancelled;
    }

    /** Returns the sum of both counts. */
    public AttemptCounts plus(AttemptCounts other) {
        return new AttemptCounts(requests + other.requests, failed + other.failed, cancelled + other.cancelled);
    }
}
