package io.tokenspeed.uploader.queue;

/**
 * The limits of a queue.
 *
 * @param waitingBytes the most bytes of records and batches that wait
 * @param sentBytes the most bytes of sent bodies
 * @param waitingDays the age in days at which a waiting record is given up
 */
public record QueueLimits(long waitingBytes, long sentBytes, int waitingDays) {
    /** 50 MB for waiting and for sent data each, and 30 days. */
    public static final QueueLimits DEFAULT = new QueueLimits(50_000_000, 50_000_000, 30);
}
