package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;

/**
 * The price that was found for a model.
 *
 * @param row the price
 * @param rule how the name was recognised
 * @param explanation one sentence or two for people
 */
public record PriceMatch(PriceRow row, MatchRule rule, String explanation) {}
