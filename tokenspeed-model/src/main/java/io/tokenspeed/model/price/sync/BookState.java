package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The book as a price list finds it.
 *
 * @param prices the prices of hosted models that are in use
 * @param stored all prices in the database by id
 * @param preferences by {@code provider/model}, the name of the source that the user prefers
 * @param today the day of the sync, in UTC
 */
public record BookState(
        PriceTable prices, Map<String, StoredPrice> stored, Map<String, String> preferences, LocalDate today) {
    private static final Set<PriceState> UNDECIDED = EnumSet.of(PriceState.HELD, PriceState.REJECTED);

    public BookState {
        stored = Map.copyOf(stored);
        preferences = Map.copyOf(preferences);
    }

    /** Reads the state of a database. */
    public static BookState of(PriceTable prices, PriceStore store, Map<String, String> preferences, LocalDate today) {
        Map<String, StoredPrice> stored = new HashMap<>();
        for (PriceState state : PriceState.values()) {
            store.list(state).forEach(price -> stored.put(price.row().id(), price));
        }
        return new BookState(prices, stored, preferences, today);
    }

    /** Returns the prices of a timeline that are valid by today, because an announced price may be withdrawn. */
    List<PriceRow> known(List<PriceRow> timeline) {
        Instant now = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        return timeline.stream().filter(row -> row.inForceAt(now)).toList();
    }

    /** Returns the price of a timeline that is in force today. */
    Optional<PriceRow> inForce(List<PriceRow> timeline) {
        return known(timeline).stream().reduce((earlier, later) -> later);
    }

    /** Finds the same price of a model that waits for the user or was refused. */
    Optional<StoredPrice> undecided(PriceRow row) {
        return stored.values().stream()
                .filter(price -> UNDECIDED.contains(price.state()))
                .filter(price -> price.row().provider().equals(row.provider())
                        && price.row().model().equals(row.model())
                        && price.row().schedule().equals(row.schedule()))
                .findFirst();
    }

    /** Returns the prices to store if the user confirms one: it, and the prices of its model that are in use. */
    public List<StoredPrice> confirmed(StoredPrice held, Instant at) {
        List<StoredPrice> rows = new ArrayList<>();
        prices.timeline(held.row().provider(), held.row().model())
                .forEach(row -> rows.add(StoredPrice.of(row, PriceState.ACTIVE)));
        rows.add(held.decided(PriceState.ACTIVE, at));
        return rows;
    }

    /** Returns the price of a model that is in force today; empty for one that the book lacks. */
    public Optional<PriceRow> current(String provider, String model) {
        return inForce(prices.timeline(provider, model));
    }

    /** Returns the price of today that a source lists for a model of the book. */
    public Optional<PriceRow> listed(PriceOffer offer, PriceRow model) {
        return inForce(offer.table().similar(model.provider(), model.model()));
    }

    /** Returns the price that one that waits for the user would replace; empty for a model that the book lacks. */
    public Optional<PriceRow> replacedBy(StoredPrice held) {
        return current(held.row().provider(), held.row().model());
    }

    /** Returns the prices that wait for the user, in the order of their ids. */
    public List<StoredPrice> held() {
        return stored.values().stream()
                .filter(price -> price.state() == PriceState.HELD)
                .sorted(Comparator.comparing(price -> price.row().id()))
                .toList();
    }

    /** Returns an id for a price that no other price has, the next number behind it where two changed in one day. */
    String freeId(PriceRow row) {
        String id = row.source().owner() + "-" + row.source().fetchedAt() + "/" + row.provider() + "/" + row.model()
                + (row.validFrom() == null ? "" : "@" + LocalDate.ofInstant(row.validFrom(), ZoneOffset.UTC));
        String free = id;
        for (int number = 2; isTaken(free, row); number++) {
            free = id + "." + number;
        }
        return free;
    }

    private boolean isTaken(String id, PriceRow row) {
        StoredPrice other = stored.get(id);
        List<PriceRow> taken = new ArrayList<>();
        prices.of(row.provider()).row(id).ifPresent(taken::add);
        if (other != null) {
            taken.add(other.row());
        }
        return taken.stream().anyMatch(found -> !found.schedule().equals(row.schedule()));
    }
}
