package io.tokenspeed.model.track;

/**
 * When interactions were, and how long they took.
 *
 * @param firstAt the end of the first, in epoch milliseconds
 * @param lastAt the end of the last, in epoch milliseconds
 * @param durationMillis the sum of the known durations
 * @param untimed how many have no known duration
 */
public record WorkSpan(long firstAt, long lastAt, long durationMillis, long untimed) {
    /** Returns the span of both. */
    public WorkSpan plus(WorkSpan other) {
        return new WorkSpan(
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                durationMillis + other.durationMillis,
                untimed + other.untimed);
    }
}
