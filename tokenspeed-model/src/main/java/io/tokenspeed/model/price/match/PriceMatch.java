package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;

/**
 * The price that was found for a model.
 *
 * @param row the price
 * @param rule the rule that matched the name
 * @param explanation one or two sentences for the user
 */
public record PriceMatch(PriceRow row, MatchRule rule, String explanation) {}
