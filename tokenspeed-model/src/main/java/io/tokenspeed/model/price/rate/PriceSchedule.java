package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rates of one model.
 *
 * @param tierRule how long prompts are billed
 * @param standard the rates of the standard service tier
 * @param serviceTiers the rates of other service tiers by lower-case name: {@code priority}, {@code flex},
 *     {@code batch}, {@code fast}
 * @param surcharges charges besides the rates per token
 */
public record PriceSchedule(
        TierRule tierRule, RateCard standard, Map<String, RateCard> serviceTiers, Surcharges surcharges) {
    private static final Set<String> STANDARD = Set.of("", "standard", "standard_only", "default", "auto");

    public PriceSchedule {
        serviceTiers = Map.copyOf(serviceTiers);
    }

    /** Creates a schedule without surcharges. */
    public PriceSchedule(TierRule tierRule, RateCard standard, Map<String, RateCard> serviceTiers) {
        this(tierRule, standard, serviceTiers, Surcharges.NONE);
    }

    /**
     * Returns the rates of a service tier as logged. {@code fast} has the rates of {@code priority} if it has none of
     * its own; any other tier without rates is billed as standard.
     */
    public RateCard rates(@Nullable String serviceTier) {
        String tier = serviceTier == null ? "" : serviceTier.strip().toLowerCase(Locale.ROOT);
        if (STANDARD.contains(tier)) {
            return standard;
        }
        RateCard own = serviceTiers.get(tier);
        if (own == null && tier.equals("fast")) {
            own = serviceTiers.get("priority");
        }
        return own == null ? standard : own;
    }

    /**
     * Returns the cost of a request in nano-dollars: that of its tokens and that of its tools, each rounded by itself.
     *
     * @throws ArithmeticException if the cost does not fit a long
     */
    public long nanoUsd(TokenCounts tokens, Billing billing, @Nullable String serviceTier) {
        return Math.addExact(tokensNanoUsd(tokens, billing, serviceTier), toolsNanoUsd(billing));
    }

    /**
     * Returns the cost of a request's tokens in nano-dollars, rounded half up once, at the end.
     *
     * @throws ArithmeticException if the cost does not fit a long
     */
    public long tokensNanoUsd(TokenCounts tokens, Billing billing, @Nullable String serviceTier) {
        return nano(surcharges.inRegion(rates(serviceTier).picoUsd(tokens, billing.passes(), tierRule), billing));
    }

    /**
     * Returns the part of the cost of a request's tokens that one class of them has, in pico-dollars.
     *
     * @throws ArithmeticException if the cost does not fit a long
     */
    public long picoUsd(TokenClass kind, TokenCounts tokens, Billing billing, @Nullable String serviceTier) {
        long pico = rates(serviceTier).picoUsd(tokens, billing.passes(), tierRule, kind::only);
        return surcharges.inRegion(pico, billing);
    }

    /**
     * Returns the cost of the tools that the provider ran for a request in nano-dollars, rounded half up.
     *
     * @throws ArithmeticException if the cost does not fit a long
     */
    public long toolsNanoUsd(Billing billing) {
        return nano(surcharges.toolsPicoUsd(billing));
    }

    private static long nano(long pico) {
        return pico / 1000 + (pico % 1000 >= 500 ? 1 : 0);
    }
}
