package io.tokenspeed.agent.pricing.list;

import io.tokenspeed.model.price.sync.PriceOffer;
import java.util.List;

/**
 * What was read from a price list.
 *
 * @param offer its prices
 * @param leftOut models whose price depends on something that requests do not tell, such as the time of day
 */
public record ListedPrices(PriceOffer offer, List<String> leftOut) {
    /** One entry in twenty. */
    private static final int BELIEVED_SHARE = 20;

    public ListedPrices {
        leftOut = List.copyOf(leftOut);
    }

    /** Returns whether so many entries are wrong that the list itself cannot be right, or it has no price at all. */
    public boolean isUnbelievable() {
        long rows = offer.rows().size();
        return rows == 0 || offer.invalid() * BELIEVED_SHARE > rows + offer.invalid();
    }
}
