package io.tokenspeed.model.upload;

import java.util.List;

/**
 * The hub's answer to an upload. {@code accepted}, {@code duplicates} and the number of {@code rejected} add up to the
 * number of records.
 *
 * @param accepted how many records were stored
 * @param duplicates how many records were stored before, in the same or a newer revision
 * @param rejected the refused records, in the order of their index
 * @param stale the duplicates of which the hub holds a newer revision, in the order of their index
 */
public record Receipt(int accepted, int duplicates, List<Rejection> rejected, List<Stale> stale) {
    public Receipt {
        rejected = List.copyOf(rejected);
        stale = List.copyOf(stale);
    }
}
