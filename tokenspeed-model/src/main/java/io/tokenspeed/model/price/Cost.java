package io.tokenspeed.model.price;

/**
 * A computed cost.
 *
 * @param nanoUsd nano-dollars, billionths of a US dollar
 * @param priceId the price row that it was computed with
 */
public record Cost(long nanoUsd, String priceId) {}
