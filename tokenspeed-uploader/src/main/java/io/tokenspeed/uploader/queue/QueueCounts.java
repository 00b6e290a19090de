package io.tokenspeed.uploader.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the queue holds.
 *
 * @param waitingRecords records that wait, sealed or not
 * @param waitingBatches sealed batches that wait
 * @param sentBatches acknowledged batches that can still be looked at
 * @param deadBatches batches that were given up and can still be looked at
 * @param waitingBytes bytes of what waits
 * @param oldestWaiting start of the oldest waiting bucket in seconds since the epoch; null when nothing waits
 * @param lostRecords records given up since the beginning, by reason
 * @param refusedRecords those of them that a hub refused, by its own word for why
 * @param tally where requests and tokens are
 * @param ackedRecords buckets of which the hub acknowledged a revision
 * @param buckets how many buckets are in which state
 */
public record QueueCounts(
        long waitingRecords,
        long waitingBatches,
        long sentBatches,
        long deadBatches,
        long waitingBytes,
        @Nullable Long oldestWaiting,
        Map<String, Long> lostRecords,
        Map<String, Long> refusedRecords,
        Tally tally,
        long ackedRecords,
        Buckets buckets) {
    /** Of a queue that was never used. */
    public static final QueueCounts NONE =
            new QueueCounts(0, 0, 0, 0, 0, null, Map.of(), Map.of(), Tally.NONE, 0, new Buckets(0, 0, 0));

    /**
     * How many buckets are in which state. Each is in one.
     *
     * @param waiting those whose newest content is still to be sent
     * @param sent those that the hub holds as they are
     * @param lost those whose newest content is given up
     */
    public record Buckets(long waiting, long sent, long lost) {
        /** All that are known. */
        public long all() {
            return waiting + sent + lost;
        }
    }
}
