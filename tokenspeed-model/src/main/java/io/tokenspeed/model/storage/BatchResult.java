package io.tokenspeed.model.storage;

/**
 * What storing a batch came to; {@code inserted + duplicates} is the number of its requests.
 *
 * @param inserted how many more requests count than before; never below 0
 * @param duplicates the other records: they merged into a request, or another record of the same request counts
 * @param staleCursors cursors that another import had moved meanwhile and that were left alone
 */
public record BatchResult(long inserted, long duplicates, long staleCursors) {
    /** Nothing stored. */
    public static final BatchResult ZERO = new BatchResult(0, 0, 0);

    /** The sum of both. */
    public BatchResult plus(BatchResult other) {
        return new BatchResult(
                inserted + other.inserted, duplicates + other.duplicates, staleCursors + other.staleCursors);
    }
}
