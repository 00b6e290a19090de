package io.tokenspeed.model.storage;

/**
 * The outcome of storing a batch; {@code inserted + duplicates} is the number of its requests.
 *
 * @param inserted by how many the number of counting requests rose; never below 0
 * @param duplicates the other records: they merged into a stored request, or do not count because another record of the
 *     same request counts
 * @param staleCursors how many cursors were not stored, because another import had moved them meanwhile
 */
public record BatchResult(long inserted, long duplicates, long staleCursors) {
    /** Nothing stored. */
    public static final BatchResult ZERO = new BatchResult(0, 0, 0);

    /** Returns the sum of both results. */
    public BatchResult plus(BatchResult other) {
        return new BatchResult(
                inserted + other.inserted, duplicates + other.duplicates, staleCursors + other.staleCursors);
    }
}
