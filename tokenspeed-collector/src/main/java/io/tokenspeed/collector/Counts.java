package io.tokenspeed.collector;

/**
 * What became of a recorder's attempts: {@code captured = stored + waiting + dropped}, at any moment.
 *
 * @param started how many attempts were started
 * @param captured how many ended
 * @param stored how many the sink stored
 * @param waiting how many wait for the sink
 * @param dropped how many were lost
 */
public record Counts(long started, long captured, long stored, long waiting, Dropped dropped) {
    /**
     * Attempts that ended and were lost, by the reason.
     *
     * @param full the queue was full
     * @param closed they ended after the recorder was closed
     * @param refused the sink refused them for good
     * @param failed the sink failed to store them until the recorder gave up
     */
    public record Dropped(long full, long closed, long refused, long failed) {
        public long total() {
            return full + closed + refused + failed;
        }
    }
}
