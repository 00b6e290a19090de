package io.tokenspeed.model.block;

import org.jspecify.annotations.Nullable;

/**
 * How fast a block is used up, over the time from its first to its last request.
 *
 * @param tokensPerMinute tokens of all classes per minute
 * @param freshTokensPerMinute input and output tokens per minute, without those of the cache
 * @param costPerHour US dollars per hour; null where no request has a known cost
 */
public record BurnRate(
        double tokensPerMinute,
        double freshTokensPerMinute,
        @Nullable Double costPerHour) {}
