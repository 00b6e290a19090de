package io.tokenspeed.dashboard.pricing;

import java.time.Instant;
import java.util.List;

/** The prices that the API lists. */
public interface RateSource {
    /**
     * Returns the prices in a state, by provider and model.
     *
     * @param state {@code active} for those that costs are computed with, or {@code held}, {@code rejected} or
     *     {@code kept}
     * @param at the instant at which active prices are in force; the others are listed whatever their time
     */
    List<ListedRate> rates(String state, Instant at);
}
