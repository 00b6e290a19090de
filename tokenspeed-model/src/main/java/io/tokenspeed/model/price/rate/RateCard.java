package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * All rates of one service tier of a model.
 *
 * @param base the rates of short prompts
 * @param tiers the rates of long prompts, by rising length
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

    /** Returns a card with the same rates for every length of prompt. */
    public static RateCard flat(Rates rates) {
        return new RateCard(rates, List.of());
    }

    /**
     * Returns the cost of a request in pico-dollars. Each pass has its own prompt, so the tier is chosen per pass; if
     * the passes do not add up to the request's tokens, the largest prompt of a pass chooses the tier for the whole
     * request.
     *
     * @param passes the passes that answered the request; empty if there was only one
     * @throws ArithmeticException if the sum does not fit a long
     */
    long picoUsd(TokenCounts tokens, List<Pass> passes, TierRule rule) {
        return picoUsd(tokens, passes, rule, UnaryOperator.identity());
    }

    /**
     * Returns the cost of a part of a request in pico-dollars, at the rates that the whole request has.
     *
     * @param part takes the part from the tokens of a request or of a pass
     * @throws ArithmeticException if the sum does not fit a long
     */
    long picoUsd(TokenCounts tokens, List<Pass> passes, TierRule rule, UnaryOperator<TokenCounts> part) {
        if (passes.isEmpty() || tiers.isEmpty()) {
            return picoUsd(part.apply(tokens), tokens.prompt(), rule);
        }
        if (addUp(passes, tokens)) {
            return passes.stream()
                    .mapToLong(pass ->
                            picoUsd(part.apply(pass.tokens()), pass.tokens().prompt(), rule))
                    .reduce(0, Math::addExact);
        }
        long largest =
                passes.stream().mapToLong(pass -> pass.tokens().prompt()).max().orElse(0);
        return picoUsd(part.apply(tokens), Math.min(largest, tokens.prompt()), rule);
    }

    private static boolean addUp(List<Pass> passes, TokenCounts tokens) {
        return sum(passes, Pass::input) == tokens.input()
                && sum(passes, Pass::cacheRead) == tokens.cacheRead()
                && sum(passes, Pass::cacheWrite5m) == tokens.cacheWrite5m()
                && sum(passes, Pass::cacheWrite1h) == tokens.cacheWrite1h()
                && sum(passes, Pass::output) == tokens.output();
    }

    private static long sum(List<Pass> passes, ToLongFunction<Pass> count) {
        return passes.stream().mapToLong(count).reduce(0, Sum::of);
    }

    private long picoUsd(TokenCounts tokens, long prompt, TierRule rule) {
        return switch (rule) {
            case WHOLE_REQUEST -> forPrompt(prompt).picoUsd(tokens);
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
