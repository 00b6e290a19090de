package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares price lists with the book. Of several sources that list a model the first one owns its price; the others
 * fill what it does not state, tell from when on it holds, and confirm a move that would be held otherwise.
 */
public final class PriceChanges {
    /** One model in five. */
    private static final int BELIEVED_SHARE = 5;

    private static final String MANY = "more than a fifth of the known models moved at once";

    private final BookState book;
    private final List<PriceOffer> offers;

    /**
     * @param offers the lists, the source of the highest rank first
     */
    public PriceChanges(BookState book, List<PriceOffer> offers) {
        this.book = book;
        this.offers = List.copyOf(offers);
    }

    /** Returns the differences of one of the lists. */
    public PriceComparison compare(PriceOffer offer) {
        ModelPrices models = new ModelPrices(book, offers, offer);
        Map<String, PriceRow> listed = new LinkedHashMap<>();
        offer.rows().forEach(row -> listed.putIfAbsent(PriceTable.key(row), row));
        List<PriceChange> changes = listed.values().stream()
                .filter(row -> isOwner(offer, row))
                .flatMap(row -> models.change(row).stream())
                .toList();
        return new PriceComparison(
                offer, believed(changes, models.known()), listed.size(), models.known(), gone(offer, listed.keySet()));
    }

    private static List<PriceChange> believed(List<PriceChange> changes, long known) {
        long moved = changes.stream().filter(PriceChanges::isMove).count();
        return moved * BELIEVED_SHARE > known
                ? changes.stream().map(change -> change.held(MANY)).toList()
                : changes;
    }

    private static boolean isMove(PriceChange change) {
        PriceRow before = change.before();
        return before != null
                && RateMoves.moved(before.schedule(), change.price().row().schedule());
    }

    /** Whether no source of a higher rank lists the model, or the user prefers this one. */
    private boolean isOwner(PriceOffer offer, PriceRow row) {
        String preferred = book.preferences().get(PriceTable.key(row));
        if (preferred != null) {
            return preferred.equals(offer.source());
        }
        for (PriceOffer higher : offers) {
            if (higher.source().equals(offer.source())) {
                return true;
            }
            if (!higher.table().similar(row.provider(), row.model()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How many models of the source are in the book and no longer in the list. */
    private long gone(PriceOffer offer, Set<String> listed) {
        Set<String> providers = new LinkedHashSet<>();
        offer.rows().forEach(row -> providers.add(row.provider()));
        return providers.stream()
                .flatMap(provider -> book.prices().all(provider).stream())
                .filter(row -> row.source().owner().equals(offer.source()))
                .map(PriceTable::key)
                .distinct()
                .filter(key -> !listed.contains(key))
                .count();
    }
}
