package io.tokenspeed.model.track;

import io.tokenspeed.model.price.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cost of an interaction by component, in nano-dollars. A component whose cost is unknown is null; one that was not
 * charged is 0.
 *
 * @param aiTokens the cost of a chat's tokens without its server tools, and charges
 * @param dbOps charges
 * @param apiCalls charges, and the server tools of a chat
 * @param computeTime charges
 */
public record InteractionCost(
        @Nullable Long aiTokens,
        @Nullable Long dbOps,
        @Nullable Long apiCalls,
        @Nullable Long computeTime) {
    /** The version of the rules that compute costs. */
    public static final int CALCULATION = Cost.CALCULATION;

    /** Prices all charges of an interaction. */
    public static List<PricedCharge> priced(Interaction interaction, ComponentRates rates) {
        Instant at = Instant.ofEpochMilli(interaction.ending().endedAtMillis());
        return interaction.charges().stream()
                .map(charge -> rates.priced(charge, at))
                .toList();
    }

    /** Returns the cost of charges alone. Each component is rounded to the nano-dollar once. */
    public static InteractionCost of(List<PricedCharge> charges) {
        return new InteractionCost(
                sum(charges, CostComponent.AI_TOKENS),
                sum(charges, CostComponent.DB_OPS),
                sum(charges, CostComponent.API_CALLS),
                sum(charges, CostComponent.COMPUTE_TIME));
    }

    private static @Nullable Long sum(List<PricedCharge> charges, CostComponent component) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PricedCharge priced : charges) {
            if (priced.charge().component() == component) {
                BigDecimal nano = priced.nanoUsd();
                if (nano == null) {
                    return null;
                }
                sum = sum.add(nano);
            }
        }
        return rounded(sum);
    }

    /** A sum that no number of ours holds is not known. */
    private static @Nullable Long rounded(BigDecimal sum) {
        try {
            return sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    /**
     * Returns this cost of a chat's charges together with that of its request. A cost that was billed cannot be split:
     * all of it is {@code aiTokens}.
     *
     * @param billedNano the cost as billed; null when only computed
     * @param computedNano the cost computed from tokens; null when unknown
     * @param toolsNano the part of the computed cost that is server tools
     */
    public InteractionCost plusRequest(@Nullable Long billedNano, @Nullable Long computedNano, long toolsNano) {
        if (billedNano != null) {
            return new InteractionCost(billedNano, dbOps, apiCalls, computeTime);
        }
        return computedNano == null
                ? new InteractionCost(null, dbOps, apiCalls, computeTime)
                : new InteractionCost(
                        computedNano - toolsNano,
                        dbOps,
                        apiCalls == null ? null : (Long) (apiCalls + toolsNano),
                        computeTime);
    }

    /** Returns a component's cost; null when unknown. */
    public @Nullable Long of(CostComponent component) {
        return switch (component) {
            case AI_TOKENS -> aiTokens;
            case DB_OPS -> dbOps;
            case API_CALLS -> apiCalls;
            case COMPUTE_TIME -> computeTime;
        };
    }

    /** Returns the components whose cost is unknown. */
    public List<CostComponent> unpriced() {
        return Arrays.stream(CostComponent.values())
                .filter(component -> of(component) == null)
                .toList();
    }

    /** Returns the sum of what is known: the cost, or at least so much of it. */
    public long totalNano() {
        return known(aiTokens) + known(dbOps) + known(apiCalls) + known(computeTime);
    }

    private static long known(@Nullable Long nano) {
        return nano == null ? 0 : nano;
    }
}
