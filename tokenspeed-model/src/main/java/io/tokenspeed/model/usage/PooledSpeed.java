package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;
import java.util.OptionalDouble;

/**
 * The speed of a group of requests: the sum of tokens divided by the sum of time, over the requests with a known speed.
 *
 * @param samples how many requests have a known speed
 * @param tokens the tokens of these requests that count for the speed
 * @param millis the time of these tokens in milliseconds
 */
public record PooledSpeed(long samples, long tokens, long millis) {
    /** No request with a known speed. */
    public static final PooledSpeed NONE = new PooledSpeed(0, 0, 0);

    /** Returns the speed of both groups together. */
    public PooledSpeed plus(PooledSpeed other) {
        return new PooledSpeed(samples + other.samples, Sum.of(tokens, other.tokens), Sum.of(millis, other.millis));
    }

    /** Returns tokens per second; empty when no speed is known. */
    public OptionalDouble tokensPerSecond() {
        return millis == 0 ? OptionalDouble.empty() : OptionalDouble.of(tokens * 1000.0 / millis);
    }
}
