package io.tokenspeed.model.block;

import org.jspecify.annotations.Nullable;

/**
 * What an active block comes to at its end, if its rate stays the same.
 *
 * @param totalTokens tokens of all classes, rounded
 * @param totalCost US dollars, rounded to cents; null where no request has a known cost
 * @param remainingMinutes minutes until the block ends, rounded
 */
public record BlockProjection(long totalTokens, @Nullable Double totalCost, long remainingMinutes) {}
