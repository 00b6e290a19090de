package io.tokenspeed.dashboard.pricing;

import io.tokenspeed.model.price.rate.PriceRow;

/**
 * A price as the API lists it.
 *
 * @param row the price
 * @param basis how it is known from when on it is valid: {@code assumed}, {@code stated} or {@code observed}
 */
public record ListedRate(PriceRow row, String basis) {
    /** Lists a price whose first day, if it has one, is stated by its source. */
    public static ListedRate of(PriceRow row) {
        return new ListedRate(row, row.assumed() ? "assumed" : "stated");
    }
}
