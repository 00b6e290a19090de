package io.tokenspeed.agent.pricing.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rates of price lists in pico-dollars. */
final class Pico {
    /** From dollars. */
    static final int PER_DOLLAR = 12;

    /** From dollars per million tokens to pico-dollars per token. */
    static final int PER_MILLION = 6;

    /** From dollars per thousand calls to pico-dollars per call. */
    static final int PER_THOUSAND = 9;

    /** Ten thousand dollars per million tokens; ten dollars per call. */
    private static final BigDecimal MOST_PER_TOKEN = BigDecimal.valueOf(10_000_000_000L);

    private static final BigDecimal MOST_PER_CALL = BigDecimal.valueOf(10_000_000_000_000L);

    private Pico() {}

    /**
     * Returns a rate per token; null where there is none. Finer digits, which come from the conversion of currencies,
     * are rounded half up.
     *
     * @param digits how far the point moves to the right
     * @throws BadEntryException if it is no price that anybody asks
     */
    static @Nullable Long perToken(@Nullable BigDecimal dollars, int digits) throws BadEntryException {
        return within(dollars, digits, MOST_PER_TOKEN);
    }

    /** Returns a rate per call; null where there is none. */
    static @Nullable Long perCall(@Nullable BigDecimal dollars, int digits) throws BadEntryException {
        return within(dollars, digits, MOST_PER_CALL);
    }

    private static @Nullable Long within(@Nullable BigDecimal dollars, int digits, BigDecimal most)
            throws BadEntryException {
        if (dollars == null) {
            return null;
        }
        BigDecimal pico = dollars.movePointRight(digits);
        if (pico.signum() < 0 || pico.compareTo(most) > 0) {
            throw new BadEntryException("a price must be from 0 to 10000 dollars, not " + dollars);
        }
        return pico.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
