package io.tokenspeed.model.track;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A charge with what it cost.
 *
 * @param charge the charge
 * @param nanoUsd the cost in nano-dollars, not rounded; null where no rate is known
 * @param rateId the rate that it was priced by; null for an amount in US dollars, and where no rate is known
 */
public record PricedCharge(
        Charge charge,
        @Nullable BigDecimal nanoUsd,
        @Nullable String rateId) {}
