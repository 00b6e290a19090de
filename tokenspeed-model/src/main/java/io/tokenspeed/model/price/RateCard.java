package io.tokenspeed.model.price;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.List;

/**
 * All rates of one service tier of a model.
 *
 * @param base the rates of short prompts
 * @param tiers the rates of long prompts, rising
 */
public record RateCard(Rates base, List<ContextTier> tiers) {
    public RateCard {
        tiers = List.copyOf(tiers);
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).above() <= tiers.get(i - 1).above()) {
                throw new IllegalArgumentException("context tiers do not rise: " + tiers);
            }
        }
    }

    /** The same rates for every length of prompt. */
    public static RateCard flat(Rates rates) {
        return new RateCard(rates, List.of());
    }

    long picoUsd(TokenCounts tokens, TierRule rule) {
        return switch (rule) {
            case WHOLE_REQUEST -> forPrompt(tokens.prompt()).picoUsd(tokens);
            case MARGINAL -> marginalPicoUsd(tokens);
        };
    }

    private Rates forPrompt(long prompt) {
        Rates rates = base;
        for (ContextTier tier : tiers) {
            if (prompt > tier.above()) {
                rates = tier.rates();
            }
        }
        return rates;
    }

    private long marginalPicoUsd(TokenCounts tokens) {
        long sum = 0;
        long from = 0;
        Rates rates = base;
        for (ContextTier tier : tiers) {
            sum = Math.addExact(sum, rates.picoUsd(part(tokens, from, tier.above())));
            from = tier.above();
            rates = tier.rates();
        }
        return Math.addExact(sum, rates.picoUsd(part(tokens, from, Long.MAX_VALUE)));
    }

    private static TokenCounts part(TokenCounts tokens, long from, long to) {
        return new TokenCounts(
                part(tokens.input(), from, to),
                part(tokens.cacheRead(), from, to),
                part(tokens.cacheWrite5m(), from, to),
                part(tokens.cacheWrite1h(), from, to),
                part(tokens.output(), from, to),
                part(tokens.reasoning(), from, to),
                tokens.reasoningKnown(),
                UsageSource.REPORTED,
                true);
    }

    private static long part(long count, long from, long to) {
        return Math.max(0, Math.min(count, to) - from);
    }
}
