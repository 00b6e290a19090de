package io.tokenspeed.collector.track;

/**
 * What became of the events of a tracker: {@code told = stored + refused + dropped + waiting}.
 *
 * @param told how many events the host told
 * @param stored the store has them
 * @param refused the store refused them for good, because they break a rule or contradict what is stored
 * @param dropped they never reached the store: too many waited, the tracker was closed, or the store failed too often
 */
public record TrackCounts(long told, long stored, long refused, long dropped) {
    /** Returns how many events wait for the store. */
    public long waiting() {
        return told - stored - refused - dropped;
    }
}
