package io.tokenspeed.model.price;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price of one model at one provider from one instant on, until a later row of the same model takes over.
 *
 * @param id never changes and is never used for another price
 * @param provider the provider, {@link #ANY_PROVIDER} in a user's row for all of them
 * @param model the model as the provider calls it
 * @param key the name of the entry in the source
 * @param tierRule what a long prompt changes
 * @param standard the rates of the standard service tier
 * @param serviceTiers the rates of other service tiers by lower-case name: {@code priority}, {@code flex},
 *     {@code batch}, {@code fast}
 * @param surcharges what is charged beside tokens
 * @param validFrom the first instant it is in force; null when it is assumed to have always been
 * @param source where it comes from
 */
public record PriceRow(
        String id,
        String provider,
        String model,
        String key,
        TierRule tierRule,
        RateCard standard,
        Map<String, RateCard> serviceTiers,
        Surcharges surcharges,
        @Nullable Instant validFrom,
        PriceSource source) {

    /** A price without surcharges. */
    public PriceRow(
            String id,
            String provider,
            String model,
            String key,
            TierRule tierRule,
            RateCard standard,
            Map<String, RateCard> serviceTiers,
            @Nullable Instant validFrom,
            PriceSource source) {
        this(id, provider, model, key, tierRule, standard, serviceTiers, Surcharges.NONE, validFrom, source);
    }

    /** The provider of a user's row that holds at every provider. */
    public static final String ANY_PROVIDER = "*";

    private static final Set<String> STANDARD = Set.of("", "standard", "standard_only", "default", "auto");

    public PriceRow {
        serviceTiers = Map.copyOf(serviceTiers);
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

    /**
     * The rates of a service tier as logged. {@code fast} is {@code priority} where only that has rates; a tier without
     * rates is billed as standard.
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
     * What a request costs in nano-dollars, rounded half up once.
     *
     * @throws ArithmeticException if the cost does not fit a long
     */
    public long nanoUsd(TokenCounts tokens, Billing billing, @Nullable String serviceTier) {
        long pico = surcharges.picoUsd(rates(serviceTier).picoUsd(tokens, billing.passes(), tierRule), billing);
        return pico / 1000 + (pico % 1000 >= 500 ? 1 : 0);
    }

    boolean inForceAt(Instant at) {
        return validFrom == null || !at.isBefore(validFrom);
    }

    boolean costsTheSame(PriceRow other) {
        return tierRule == other.tierRule
                && standard.equals(other.standard)
                && serviceTiers.equals(other.serviceTiers)
                && surcharges.equals(other.surcharges);
    }
}
