package io.tokenspeed.uploader.queue;

/**
 * How much a queue keeps.
 *
 * @param waitingBytes the most bytes of records and batches that wait
 * @param sentBytes the most bytes of sent bodies
 * @param waitingDays how old a waiting record may become
 */
public record QueueLimits(long waitingBytes, long sentBytes, int waitingDays) {
    /** 50 MB each and 30 days. */
    public static final QueueLimits DEFAULT = new QueueLimits(50_000_000, 50_000_000, 30);
}
