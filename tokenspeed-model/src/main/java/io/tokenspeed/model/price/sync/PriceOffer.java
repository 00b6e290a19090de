package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import java.time.LocalDate;
import java.util.List;

/**
 * The prices that a source lists.
 *
 * @param source the name of the source
 * @param fetchedOn the day on which its list was fetched
 * @param rows its prices, those of a model in the order of their first days; no two have the same id
 * @param invalid how many entries of the list were left out because something in them is wrong
 * @param table the same prices by name
 */
public record PriceOffer(String source, LocalDate fetchedOn, List<PriceRow> rows, long invalid, PriceTable table) {
    public PriceOffer {
        rows = List.copyOf(rows);
    }

    /**
     * Creates an offer.
     *
     * @throws IllegalArgumentException if two rows have the same id
     */
    public PriceOffer(String source, LocalDate fetchedOn, List<PriceRow> rows, long invalid) {
        this(source, fetchedOn, rows, invalid, PriceTable.of(rows));
    }
}
