package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The prices in the database, as a price book reads them. Safe for use by several threads. */
public interface StoredPrices {
    /** Returns the providers that have a stored price, as their rows spell them. */
    Set<String> providers();

    /** Returns the prices of a provider that are in use, in the order they were stored. */
    List<PriceRow> active(String provider);

    /** Returns the price with an id, in whichever state. */
    Optional<PriceRow> row(String priceId);

    /** Returns the day of the last successful sync; empty if there was none. */
    Optional<LocalDate> asOf();
}
