package io.tokenspeed.agent.local;

import io.tokenspeed.agent.workspace.MatchedPrice;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.agent.workspace.PriceExplanation.Rate;
import io.tokenspeed.model.price.match.PriceMatch;
import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.TierRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes a matched price in the words of {@code pricing}. */
final class PriceText {
    /** A pico-dollar per token is a thousand nano-dollars per million tokens. */
    private static final long NANO_PER_MILLION = 1000;

    private PriceText() {}

    static PriceExplanation explain(String model, PriceMatch match) {
        PriceRow row = match.row();
        List<Rate> rates = new ArrayList<>();
        add(rates, row.schedule().standard(), row.schedule().tierRule(), "");
        for (Map.Entry<String, RateCard> tier : new TreeMap<>(row.schedule().serviceTiers()).entrySet()) {
            add(rates, tier.getValue(), row.schedule().tierRule(), tier.getKey() + " tier");
        }
        return new PriceExplanation(
                model,
                match.explanation(),
                new MatchedPrice(
                        row.id(),
                        row.model(),
                        row.provider().equals(PriceRow.ANY_PROVIDER) ? null : row.provider(),
                        row.validFrom(),
                        row.assumed(),
                        row.source().name(),
                        row.source().fetchedAt()),
                rates,
                row.schedule().surcharges());
    }

    private static void add(List<Rate> rates, RateCard card, TierRule rule, String condition) {
        add(rates, card.base(), condition);
        for (ContextTier tier : card.tiers()) {
            String above = String.format("prompt above %,d, %s", tier.above(), words(rule));
            add(rates, tier.rates(), condition.isEmpty() ? above : condition + ", " + above);
        }
    }

    private static String words(TierRule rule) {
        return switch (rule) {
            case WHOLE_REQUEST -> "whole request";
            case MARGINAL -> "part beyond";
        };
    }

    private static void add(List<Rate> rates, Rates of, String condition) {
        String when = condition.isEmpty() ? null : condition;
        rates.add(rate("input", of.input(), when));
        rates.add(rate("cache read", of.effectiveCacheRead(), when));
        rates.add(rate("cache write 5m", of.effectiveCacheWrite5m(), when));
        rates.add(rate("cache write 1h", of.effectiveCacheWrite1h(), when));
        rates.add(rate("output", of.output(), when));
        if (of.reasoning() != null) {
            rates.add(rate("reasoning", of.effectiveReasoning(), when));
        }
    }

    private static Rate rate(String tokens, long picoPerToken, @Nullable String condition) {
        return new Rate(tokens, picoPerToken * NANO_PER_MILLION, condition);
    }
}
