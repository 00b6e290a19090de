package io.tokenspeed.model.price.rate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The price of one model at one provider from one instant on, until a later row of the same model takes over.
 *
 * @param id never changes and is never used for another price
 * @param provider the provider, {@link #ANY_PROVIDER} in a user's row for all of them
 * @param model the model as the provider calls it
 * @param key the name of the entry in the source
 * @param schedule what it charges
 * @param validFrom the first instant it is in force; null when it is assumed to have always been
 * @param source where it comes from
 */
public record PriceRow(
        String id,
        String provider,
        String model,
        String key,
        PriceSchedule schedule,
        @Nullable Instant validFrom,
        PriceSource source) {

    /** The provider of a user's row that holds at every provider. */
    public static final String ANY_PROVIDER = "*";

    public PriceRow {
        requireText("id", id);
        requireText("provider", provider);
        requireText("model", model);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " of a price is blank");
        }
    }

    /** Whether nobody stated since when the price holds, so that older requests are priced by assumption. */
    public boolean assumed() {
        return validFrom == null;
    }

    public boolean inForceAt(Instant at) {
        return validFrom == null || !at.isBefore(validFrom);
    }
}
