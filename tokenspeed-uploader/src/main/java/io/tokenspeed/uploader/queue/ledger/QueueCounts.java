package io.tokenspeed.uploader.queue.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of everything in the queue.
 *
 * @param waiting records that wait
 * @param batches sealed batches
 * @param losses records that were given up
 * @param totals requests and tokens by where they are on their way to the hub
 * @param buckets buckets by state
 * @param acknowledged buckets of which the hub acknowledged a revision
 */
public record QueueCounts(
        Waiting waiting,
        BatchCounts batches,
        LossCounts losses,
        DeliveryTotals totals,
        BucketCounts buckets,
        long acknowledged) {
    /** Counts of a queue that was never used. */
    public static final QueueCounts NONE = new QueueCounts(
            new Waiting(0, 0, null),
            new BatchCounts(0, 0, 0),
            new LossCounts(Map.of(), Map.of()),
            DeliveryTotals.NONE,
            new BucketCounts(0, 0, 0),
            0);

    /**
     * Records that wait, sealed or not.
     *
     * @param records their number
     * @param bytes their size in bytes
     * @param oldestBucketStart the start of the oldest bucket, in seconds since the epoch; null when nothing waits
     */
    public record Waiting(
            long records, long bytes, @Nullable Long oldestBucketStart) {}

    /**
     * Sealed batches that are kept.
     *
     * @param waiting batches that are still to be acknowledged
     * @param sent batches that the hub acknowledged
     * @param dead batches that were given up
     */
    public record BatchCounts(long waiting, long sent, long dead) {}

    /**
     * Records given up since the beginning.
     *
     * @param byReason all records given up, by the protocol's reason
     * @param refusedByCode records that a hub refused, by the hub's code
     */
    public record LossCounts(Map<String, Long> byReason, Map<String, Long> refusedByCode) {}

    /**
     * Buckets by state. Each is in one.
     *
     * @param waiting buckets whose newest content is still to be sent
     * @param sent buckets whose newest content the hub holds
     * @param lost buckets whose newest content is given up
     */
    public record BucketCounts(long waiting, long sent, long lost) {
        /** All buckets. */
        public long all() {
            return waiting + sent + lost;
        }
    }
}
