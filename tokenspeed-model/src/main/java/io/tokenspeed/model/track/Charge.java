package io.tokenspeed.model.track;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an interaction cost: either units that a rate of the user prices, or an amount as it was billed.
 *
 * @param component what was paid for
 * @param units how many units were used; null where an amount is known
 * @param provider who was paid; null when unknown
 * @param resource what a unit is, for example {@code d1.query}; null only with an amount
 * @param amount what was billed, at most {@link #DECIMALS} decimals; null where units are known
 * @param currency the currency of the amount by ISO 4217; null exactly without an amount
 */
public record Charge(
        CostComponent component,
        @Nullable Long units,
        @Nullable String provider,
        @Nullable String resource,
        @Nullable BigDecimal amount,
        @Nullable String currency) {
    /** The decimals that are kept of an amount: a thousandth of a nano-dollar. */
    public static final int DECIMALS = 12;

    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(DECIMALS);

    public Charge {
        if ((units == null) == (amount == null)) {
            throw new IllegalArgumentException("a charge has either units or an amount: " + units + ", " + amount);
        }
        if (units != null && (units < 0 || resource == null)) {
            throw new IllegalArgumentException("units need a resource and are not negative: " + units);
        }
        if ((amount == null) != (currency == null)) {
            throw new IllegalArgumentException("an amount has a currency: " + amount + " " + currency);
        }
        amount = amount == null ? null : rounded(amount);
    }

    /** Returns units that a rate of the user prices. */
    public static Charge units(CostComponent component, long units, @Nullable String provider, String resource) {
        return new Charge(component, units, provider, resource, null, null);
    }

    /** Returns an amount as it was billed. */
    public static Charge amount(CostComponent component, BigDecimal amount, String currency) {
        return new Charge(component, null, null, null, amount, currency);
    }

    /** An amount like 1e-999999999 must not be written out before it is rounded. */
    private static BigDecimal rounded(BigDecimal amount) {
        return amount.abs().compareTo(LEAST) < 0
                ? BigDecimal.ZERO
                : amount.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
