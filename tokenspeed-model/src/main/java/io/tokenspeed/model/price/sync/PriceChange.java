package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.PriceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price that differs from the book.
 *
 * @param price the price, active or held
 * @param kind what it does to the book
 * @param before the price that it replaces; null for a model that the book does not know
 * @param timeline the earlier prices of the model, which the database needs beside it
 * @param heldBecause why it waits for the user; null where it does not
 */
public record PriceChange(
        StoredPrice price,
        Kind kind,
        @Nullable PriceRow before,
        List<PriceRow> timeline,
        @Nullable String heldBecause) {
    /** What a price does to the book. */
    public enum Kind {
        /** It brings a model that the book did not know. */
        ADDED,
        /** It replaces another price from a day on. */
        CHANGED,
        /** It states rates that were unknown before, and leaves the others. */
        COMPLETED
    }

    public PriceChange {
        timeline = List.copyOf(timeline);
    }

    /** Returns this change, held for the user. */
    PriceChange held(String because) {
        StoredPrice held = new StoredPrice(price.row(), price.basis(), PriceState.HELD, null);
        return new PriceChange(held, kind, before, timeline, because);
    }
}
