package io.tokenspeed.agent.workspace;

import io.tokenspeed.model.price.rate.Surcharges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price row that a model matched, and the rule that matched it.
 *
 * @param model the model as it was asked for
 * @param rule the rule that matched, in words
 * @param price the row
 * @param rates what is charged for tokens
 * @param surcharges what is charged besides tokens
 */
public record PriceExplanation(String model, String rule, MatchedPrice price, List<Rate> rates, Surcharges surcharges) {
    public PriceExplanation {
        rates = List.copyOf(rates);
    }

    /**
     * One rate of a price row.
     *
     * @param tokens the class of tokens, for example {@code input} or {@code cache read}
     * @param nanoUsdPerMillion nano-dollars for a million tokens
     * @param condition when it holds, for example {@code above 200,000 prompt tokens}; null where it always holds
     */
    public record Rate(
            String tokens, long nanoUsdPerMillion, @Nullable String condition) {}
}
