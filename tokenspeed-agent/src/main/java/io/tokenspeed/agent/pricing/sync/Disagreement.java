package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.model.price.rate.PriceRow;
import java.util.List;

/**
 * Sources that have other rates for a model than the book.
 *
 * @param book the price in the book
 * @param others the prices of the sources that disagree
 */
public record Disagreement(PriceRow book, List<PriceRow> others) {
    public Disagreement {
        others = List.copyOf(others);
    }
}
