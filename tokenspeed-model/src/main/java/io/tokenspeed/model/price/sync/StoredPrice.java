package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price in the database. It never changes but in its state.
 *
 * @param row the price
 * @param basis how it is known from when on it is valid
 * @param state what it is used for
 * @param decidedAt when the user confirmed or rejected it; null where the user did not
 */
public record StoredPrice(
        PriceRow row,
        ValidBasis basis,
        PriceState state,
        @Nullable Instant decidedAt) {
    public StoredPrice {
        if ((basis == ValidBasis.ASSUMED) != row.assumed()) {
            throw new IllegalArgumentException(
                    "price " + row.id() + " is " + basis + ", valid from " + row.validFrom());
        }
    }

    /** Creates a price that nobody had to decide about, with the basis that its first day has in a price list. */
    public static StoredPrice of(PriceRow row, PriceState state) {
        return new StoredPrice(row, row.assumed() ? ValidBasis.ASSUMED : ValidBasis.STATED, state, null);
    }

    /** Returns this price in the state that the user decided on. */
    public StoredPrice decided(PriceState decision, Instant at) {
        return new StoredPrice(row, basis, decision, at);
    }
}
