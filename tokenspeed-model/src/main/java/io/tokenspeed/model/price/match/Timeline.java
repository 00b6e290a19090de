package io.tokenspeed.model.price.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All prices of one model at one provider, earliest first. Of several prices from the same instant on, the last one
 * given counts.
 */
record Timeline(List<PriceRow> rows) {
    Timeline {
        rows = rows.size() == 1 ? List.copyOf(rows) : sorted(rows);
    }

    private static List<PriceRow> sorted(List<PriceRow> rows) {
        Map<Optional<Instant>, PriceRow> last = new LinkedHashMap<>();
        for (PriceRow row : rows) {
            last.put(Optional.ofNullable(row.validFrom()), row);
        }
        return last.values().stream()
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
        if (rows.size() != other.rows.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!Objects.equals(rows.get(i).validFrom(), other.rows.get(i).validFrom())
                    || !rows.get(i).schedule().equals(other.rows.get(i).schedule())) {
                return false;
            }
        }
        return true;
    }
}
