package io.tokenspeed.model.price.reprice;

import java.time.Instant;

/**
 * A run that computed costs anew.
 *
 * @param number its number, from 1 on
 * @param at when it began
 * @param filter which requests it looked at, in words
 * @param sums sums over the requests that it changed
 * @param state how far it is
 */
public record RepriceRun(long number, Instant at, String filter, RepriceSums sums, RepriceState state) {}
