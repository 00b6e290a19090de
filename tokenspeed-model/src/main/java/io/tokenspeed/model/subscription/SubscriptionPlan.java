package io.tokenspeed.model.subscription;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that pays the requests of a tool.
 *
 * @param tool the tool
 * @param name the plan's name, for example {@code plus}
 * @param monthlyFee what a month costs, in {@code currency}; null where the tool told the plan and not the user
 * @param currency the three letters of the fee's currency, for example {@code EUR}; null where there is no fee
 * @param from the first day; null for no bound
 * @param to the last day; null for no bound
 */
public record SubscriptionPlan(
        String tool,
        String name,
        @Nullable BigDecimal monthlyFee,
        @Nullable String currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public SubscriptionPlan {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a plan ends on " + to + ", before it begins on " + from);
        }
    }
}
