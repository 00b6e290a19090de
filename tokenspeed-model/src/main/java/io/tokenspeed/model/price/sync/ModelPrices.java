package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.sync.PriceChange.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the models of one list with the book. */
final class ModelPrices {
    private final BookState book;
    private final List<PriceOffer> offers;
    private final PriceOffer own;
    private final List<String> ranks;
    private long known;

    ModelPrices(BookState book, List<PriceOffer> offers, PriceOffer own) {
        this.book = book;
        this.offers = offers;
        this.own = own;
        this.ranks = offers.stream().map(PriceOffer::source).toList();
    }

    /** How many of the models asked for are in the book. */
    long known() {
        return known;
    }

    /** Returns what a listed model changes; empty where nothing. */
    Optional<PriceChange> change(PriceRow listed) {
        List<PriceRow> current = book.prices().timeline(listed.provider(), listed.model());
        Optional<PriceRow> before = book.inForce(current);
        if (before.isPresent()) {
            known++;
        }
        Optional<PriceRow> now = book.inForce(own.table().timeline(listed.provider(), listed.model()));
        if (now.isEmpty() || (before.isEmpty() ? isSpelledOtherwise(listed) : isOwnedByAnother(listed, current))) {
            return Optional.empty();
        }
        PriceRow filled = filled(now.get(), before);
        return before.isEmpty() ? added(filled) : changed(before.get(), current, filled);
    }

    private boolean isSpelledOtherwise(PriceRow listed) {
        return rank() > 0
                && !book.prices().similar(listed.provider(), listed.model()).isEmpty();
    }

    /** Our corrections win over every list, and a source that lists a model no more over those of lower rank. */
    private boolean isOwnedByAnother(PriceRow listed, List<PriceRow> current) {
        if (book.preferences().containsKey(PriceTable.key(listed))) {
            return false;
        }
        List<String> owners = current.stream().map(row -> row.source().owner()).toList();
        String last = owners.get(owners.size() - 1);
        return owners.contains(PriceSource.CORRECTIONS)
                || (ranks.contains(last) ? ranks.indexOf(last) < rank() : rank() > 0);
    }

    private int rank() {
        return ranks.indexOf(own.source());
    }

    private boolean isOwn(PriceOffer offer) {
        return offer.source().equals(own.source());
    }

    private PriceRow filled(PriceRow now, Optional<PriceRow> before) {
        PriceRow filled = now;
        for (PriceOffer other : offers) {
            Optional<PriceRow> same = isOwn(other) ? Optional.empty() : book.listed(other, now);
            filled = same.isEmpty() ? filled : RateFill.fill(filled, same.get());
        }
        return before.isEmpty() ? filled : RateFill.fill(filled, before.get());
    }

    /** The first price of a model is assumed to have always held, unless a source tells what was before. */
    private Optional<PriceChange> added(PriceRow filled) {
        List<PriceRow> earlier = new ArrayList<>();
        Instant from = null;
        for (PriceOffer other : offers) {
            List<PriceRow> listed = book.known(other.table().similar(filled.provider(), filled.model()));
            PriceRow last = listed.isEmpty() ? filled : listed.get(listed.size() - 1);
            if (earlier.isEmpty() && listed.size() > 1 && RateMoves.same(last.schedule(), filled.schedule())) {
                listed.subList(0, listed.size() - 1).forEach(row -> earlier.add(as(filled, row)));
                from = last.validFrom();
            }
        }
        PriceRow row = dated(filled, from);
        return Optional.of(new PriceChange(StoredPrice.of(row, PriceState.ACTIVE), Kind.ADDED, null, earlier, null));
    }

    private PriceRow as(PriceRow model, PriceRow row) {
        PriceRow renamed = new PriceRow(
                row.id(), model.provider(), model.model(), row.key(), row.schedule(), row.validFrom(), row.source());
        return dated(renamed, row.validFrom());
    }

    private Optional<PriceChange> changed(PriceRow before, List<PriceRow> current, PriceRow filled) {
        if (before.schedule().equals(filled.schedule())) {
            return Optional.empty();
        }
        boolean completed = Completion.of(before.schedule(), filled.schedule());
        StoredPrice price = completed ? completed(before, filled) : starting(before, filled);
        Kind kind = completed ? Kind.COMPLETED : Kind.CHANGED;
        PriceChange change = new PriceChange(price, kind, before, current, null);
        Optional<String> suspicion =
                isSeconded(filled) ? Optional.empty() : RateMoves.suspicion(before.schedule(), filled.schedule());
        PriceChange judged = suspicion.map(change::held).orElse(change);
        return book.undecided(filled).map(waiting -> decided(judged, waiting)).orElse(Optional.of(judged));
    }

    private StoredPrice completed(PriceRow before, PriceRow filled) {
        StoredPrice stored = book.stored().get(before.id());
        StoredPrice price = StoredPrice.of(dated(filled, before.validFrom()), PriceState.ACTIVE);
        return stored == null ? price : new StoredPrice(price.row(), stored.basis(), PriceState.ACTIVE, null);
    }

    /** A price that was refused or waits is not offered again; one that a second source confirmed waits no longer. */
    private static Optional<PriceChange> decided(PriceChange change, StoredPrice waiting) {
        return waiting.state() == PriceState.REJECTED || change.heldBecause() != null
                ? Optional.empty()
                : Optional.of(new PriceChange(
                        new StoredPrice(waiting.row(), waiting.basis(), PriceState.ACTIVE, null),
                        change.kind(),
                        change.before(),
                        change.timeline(),
                        null));
    }

    private boolean isSeconded(PriceRow row) {
        return offers.stream()
                .filter(other -> !isOwn(other))
                .flatMap(other -> book.listed(other, row).stream())
                .anyMatch(same -> RateMoves.agree(same.schedule(), row.schedule()));
    }

    /** A price that replaces another starts on the day that a source states, else today. */
    private StoredPrice starting(PriceRow before, PriceRow filled) {
        for (PriceOffer other : offers) {
            Instant stated = book.listed(other, filled)
                    .filter(row -> RateMoves.same(row.schedule(), filled.schedule()))
                    .map(PriceRow::validFrom)
                    .orElse(null);
            if (stated != null && (before.validFrom() == null || stated.isAfter(before.validFrom()))) {
                return StoredPrice.of(dated(filled, stated), PriceState.ACTIVE);
            }
        }
        Instant today = book.today().atStartOfDay(ZoneOffset.UTC).toInstant();
        return new StoredPrice(dated(filled, today), ValidBasis.OBSERVED, PriceState.ACTIVE, null);
    }

    private PriceRow dated(PriceRow row, @Nullable Instant from) {
        PriceRow dated =
                new PriceRow(row.id(), row.provider(), row.model(), row.key(), row.schedule(), from, row.source());
        return new PriceRow(
                book.freeId(dated), row.provider(), row.model(), row.key(), row.schedule(), from, row.source());
    }
}
