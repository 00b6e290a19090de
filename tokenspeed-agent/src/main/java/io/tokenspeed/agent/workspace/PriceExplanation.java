package io.tokenspeed.agent.workspace;

import io.tokenspeed.model.price.Surcharges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price row that a model matched, and the rule that matched it.
 *
 * @param model the model as it was asked for
 * @param matchedModel the model of the row
 * @param provider the provider of the row; absent when the row holds for any
 * @param rule the rule that matched, in words
 * @param priceId the id of the row, as requests keep it
 * @param validFrom when the row came into force; absent when it is open
 * @param assumed whether the row is assumed to hold for the time before it was first seen
 * @param source where the row comes from
 * @param fetchedOn when it was taken from there
 * @param rates what is charged for tokens
 * @param surcharges what is charged besides
 */
public record PriceExplanation(
        String model,
        String matchedModel,
        @Nullable String provider,
        String rule,
        String priceId,
        @Nullable Instant validFrom,
        boolean assumed,
        String source,
        @Nullable LocalDate fetchedOn,
        List<Rate> rates,
        Surcharges surcharges) {
    public PriceExplanation {
        rates = List.copyOf(rates);
    }

    /**
     * One rate of a price row.
     *
     * @param tokens the class of tokens, for example {@code input} or {@code cache read}
     * @param nanoUsdPerMillion nano-dollars for a million tokens
     * @param condition when it holds, for example {@code above 200,000 prompt tokens}; absent when always
     */
    public record Rate(
            String tokens, long nanoUsdPerMillion, @Nullable String condition) {}
}
