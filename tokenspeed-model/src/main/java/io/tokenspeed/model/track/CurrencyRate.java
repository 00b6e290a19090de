package io.tokenspeed.model.track;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of a currency is worth, as the user says.
 *
 * @param currency the currency by ISO 4217
 * @param usd its worth in US dollars
 * @param validFrom the first instant that it holds for; null if it has always held
 */
public record CurrencyRate(
        String currency, BigDecimal usd, @Nullable Instant validFrom) {
    /** The currency that costs are stored in. */
    public static final String USD = "USD";

    public CurrencyRate {
        if (usd.signum() <= 0) {
            throw new IllegalArgumentException("usd <= 0: " + usd);
        }
    }

    /** Returns what a stored charge refers to the rate by. */
    public String id() {
        return "currencies/" + currency + '/' + usd.toPlainString();
    }
}
