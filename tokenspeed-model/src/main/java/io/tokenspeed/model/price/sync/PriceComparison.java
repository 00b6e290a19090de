package io.tokenspeed.model.price.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a price list differs from the book.
 *
 * @param offer the list
 * @param changes the prices that differ
 * @param models how many models the list has
 * @param known how many of them the book knew
 * @param gone how many models of this source the book has and the list lacks
 */
public record PriceComparison(PriceOffer offer, List<PriceChange> changes, long models, long known, long gone) {
    public PriceComparison {
        changes = List.copyOf(changes);
    }

    /** Returns whether the list lacks more than half of the models that it had. */
    public boolean lacksMost() {
        return gone > known;
    }

    /**
     * Returns the counts.
     *
     * @param heldBefore the ids of the prices that waited for the user before
     */
    public SyncCounts counts(Collection<String> heldBefore) {
        Set<String> held = new HashSet<>(heldBefore);
        for (PriceChange change : changes) {
            String id = change.price().row().id();
            boolean unused = isHeld(change) ? held.add(id) : held.remove(id);
        }
        long added = believed(PriceChange.Kind.ADDED);
        long changed = believed(PriceChange.Kind.CHANGED) + believed(PriceChange.Kind.COMPLETED);
        return new SyncCounts(models, added, changed, held.size(), offer.invalid(), gone);
    }

    private long believed(PriceChange.Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind && !isHeld(change))
                .count();
    }

    private static boolean isHeld(PriceChange change) {
        return change.price().state() == PriceState.HELD;
    }

    /** Returns the prices to store: the new ones, and before those that are in use the earlier ones of their models. */
    public List<StoredPrice> prices() {
        List<StoredPrice> prices = new ArrayList<>();
        for (PriceChange change : changes) {
            if (!isHeld(change)) {
                change.timeline().forEach(row -> prices.add(StoredPrice.of(row, PriceState.ACTIVE)));
            }
            prices.add(change.price());
        }
        return prices;
    }
}
