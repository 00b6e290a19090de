package io.tokenspeed.model.price.match;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The user's word that a logged name means a model in the book.
 *
 * @param logged the model as logged
 * @param provider the provider whose price is meant
 * @param model the model as the book calls it
 * @param from the first instant at which it holds; null for always
 */
public record PriceAlias(
        String logged,
        String provider,
        String model,
        @Nullable Instant from) {
    public PriceAlias {
        logged = logged.strip().toLowerCase(Locale.ROOT);
        model = model.strip().toLowerCase(Locale.ROOT);
        if (logged.isEmpty() || provider.isBlank() || model.isEmpty()) {
            throw new IllegalArgumentException("an alias needs a logged model, a provider and a model");
        }
    }
}
