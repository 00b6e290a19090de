package io.tokenspeed.model.upload;

import java.util.List;

/**
 * What became of the records of a batch: {@code accepted + duplicates + rejected} is their number.
 *
 * @param accepted stored
 * @param duplicates there already, in the same or a newer revision
 * @param rejected refused, in the order of their index
 * @param stale those among the duplicates for which the hub holds a newer revision
 */
public record Receipt(int accepted, int duplicates, List<Rejection> rejected, List<Stale> stale) {
    public Receipt {
        rejected = List.copyOf(rejected);
        stale = List.copyOf(stale);
    }
}
