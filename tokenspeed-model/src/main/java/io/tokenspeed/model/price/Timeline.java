package io.tokenspeed.model.price;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All prices that one model has had at one provider, earliest first. */
record Timeline(List<PriceRow> rows) {
    Timeline {
        rows = rows.size() == 1 ? List.copyOf(rows) : sorted(rows);
    }

    private static List<PriceRow> sorted(List<PriceRow> rows) {
        return rows.stream()
                .sorted(comparing(PriceRow::validFrom, nullsFirst(naturalOrder())))
                .toList();
    }

    Optional<PriceRow> at(Instant instant) {
        return rows.stream().filter(row -> row.inForceAt(instant)).reduce((earlier, later) -> later);
    }

    String model() {
        return rows.get(0).model();
    }

    String provider() {
        return rows.get(0).provider();
    }

    boolean costsTheSame(Timeline other) {
        return rows.size() == 1 && other.rows.size() == 1 && rows.get(0).costsTheSame(other.rows.get(0));
    }
}
