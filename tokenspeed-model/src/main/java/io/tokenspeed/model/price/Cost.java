package io.tokenspeed.model.price;

/**
 * The cost of a request, computed from its tokens and a price.
 *
 * @param nanoUsd the cost in nano-dollars, billionths of a US dollar
 * @param priceId the id of the price row that the cost was computed with
 */
public record Cost(long nanoUsd, String priceId) {}
