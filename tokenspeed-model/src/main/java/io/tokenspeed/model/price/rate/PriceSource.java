package io.tokenspeed.model.price.rate;

import java.time.LocalDate;

/**
 * Where a price comes from.
 *
 * @param name {@code litellm} for most bundled prices; for a user's price the name that the user gave
 * @param fetchedAt the day the price was taken from the source
 * @param digest SHA-256 of the table that held the price, in hex
 */
public record PriceSource(String name, LocalDate fetchedAt, String digest) {}
