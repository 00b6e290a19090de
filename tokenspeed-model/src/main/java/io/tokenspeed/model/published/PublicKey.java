package io.tokenspeed.model.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a published cell is about. A model without a provider does not occur.
 *
 * @param day the day in UTC
 * @param provider the provider; null for those models together that are too rare to be shown, of several providers
 * @param model the model; null for those models of the provider together that are too rare to be shown
 */
public record PublicKey(
        LocalDate day, @Nullable String provider, @Nullable String model) {
    public PublicKey {
        if (provider == null && model != null) {
            throw new IllegalArgumentException("a model without a provider: " + model);
        }
    }
}
