package io.tokenspeed.model.price.sync;

/**
 * What a price list changed.
 *
 * @param rows models with a price in the list
 * @param added models that the book did not know
 * @param changed models with another price than in the book
 * @param held prices that wait for the user, old ones included
 * @param invalid entries that were left out because something in them is wrong
 * @param gone models of this source in the book that the list lacks
 */
public record SyncCounts(long rows, long added, long changed, long held, long invalid, long gone) {
    /** Nothing. */
    public static final SyncCounts NONE = new SyncCounts(0, 0, 0, 0, 0, 0);

    /** Returns the counts of a list that was read and not compared. */
    public static SyncCounts read(long rows, long invalid) {
        return new SyncCounts(rows, 0, 0, 0, invalid, 0);
    }
}
