package io.tokenspeed.model.price.rate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The price of one model at one provider from one instant on, until a later row of the same model takes over.
 *
 * @param id stable id of this price, never reused for another price
 * @param provider the provider, or {@link #ANY_PROVIDER} in a user's row for all providers
 * @param model the model as the provider calls it
 * @param key the name of the entry in the source
 * @param schedule the rates
 * @param validFrom the first instant at which the price is valid; null when it is assumed to have been valid always
 * @param source where the price comes from
 */
public record PriceRow(
        String id,
        String provider,
        String model,
        String key,
        PriceSchedule schedule,
        @Nullable Instant validFrom,
        PriceSource source) {

    /** The provider of a user's row that is valid for every provider. */
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

    /** Returns whether the start of the price is unknown, so that older requests are priced by assumption. */
    public boolean assumed() {
        return validFrom == null;
    }

    /** Returns whether the price is valid at an instant, unless a later row replaces it. */
    public boolean inForceAt(Instant at) {
        return validFrom == null || !at.isBefore(validFrom);
    }
}
