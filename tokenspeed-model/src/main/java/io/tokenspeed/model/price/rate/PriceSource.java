package io.tokenspeed.model.price.rate;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a price comes from.
 *
 * @param name {@code litellm} for most bundled prices, {@code user} for a user's; behind {@code +} the source that
 *     missing rates were filled from
 * @param fetchedAt the day the price was taken from the source
 * @param digest SHA-256 of the table that held the price, in hex
 */
public record PriceSource(String name, LocalDate fetchedAt, String digest) {
    /** The name of our corrections of other sources. */
    public static final String CORRECTIONS = "corrections";

    private static final String FILLED_FROM = "+";

    /** Returns this source, of which missing rates were filled from another. */
    public PriceSource filledFrom(String other) {
        return new PriceSource(name + FILLED_FROM + other, fetchedAt, digest);
    }

    /** Returns the source that the price itself comes from. */
    public String owner() {
        int plus = name.indexOf(FILLED_FROM);
        return plus < 0 ? name : name.substring(0, plus);
    }

    /** Returns the sources that rates which the owner does not state were filled from. */
    public List<String> fillers() {
        int plus = name.indexOf(FILLED_FROM);
        return plus < 0 ? List.of() : List.of(name.substring(plus + 1).split("\\+", -1));
    }
}
