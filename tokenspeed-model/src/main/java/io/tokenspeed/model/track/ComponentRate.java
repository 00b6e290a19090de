package io.tokenspeed.model.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of a resource costs, as the user says.
 *
 * @param component what is paid for
 * @param provider who is paid; {@code *} for any
 * @param resource what a unit is
 * @param picoUsdPerUnit the price of a unit in pico-dollars
 * @param validFrom the first instant that it holds for; null if it has always held
 */
public record ComponentRate(
        CostComponent component,
        String provider,
        String resource,
        long picoUsdPerUnit,
        @Nullable Instant validFrom) {
    /** The provider of a rate that holds for every provider. */
    public static final String ANY = "*";

    public ComponentRate {
        if (picoUsdPerUnit < 0) {
            throw new IllegalArgumentException("picoUsdPerUnit < 0: " + picoUsdPerUnit);
        }
    }

    /** Returns what a stored charge refers to the rate by. */
    public String id() {
        return "rates/" + component.word() + '/' + provider + '/' + resource + '/' + picoUsdPerUnit;
    }
}
