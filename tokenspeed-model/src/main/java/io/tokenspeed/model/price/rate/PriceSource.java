package io.tokenspeed.model.price.rate;

import java.time.LocalDate;

/**
 * Where a price comes from.
 *
 * @param name {@code litellm} for the bundled table, else what the user calls it
 * @param fetchedAt the day it was taken from there
 * @param digest SHA-256 of the table that held it, in hexadecimal
 */
public record PriceSource(String name, LocalDate fetchedAt, String digest) {}
