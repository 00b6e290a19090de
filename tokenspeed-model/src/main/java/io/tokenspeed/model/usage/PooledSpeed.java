package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;
import java.util.OptionalDouble;

/**
 * The speed of a group: the sum of tokens over the sum of time of the requests whose speed is known.
 *
 * @param samples how many requests
 * @param tokens their tokens
 * @param millis their time
 */
public record PooledSpeed(long samples, long tokens, long millis) {
    /** No request with a known speed. */
    public static final PooledSpeed NONE = new PooledSpeed(0, 0, 0);

    /** Both groups together. */
    public PooledSpeed plus(PooledSpeed other) {
        return new PooledSpeed(samples + other.samples, Sum.of(tokens, other.tokens), Sum.of(millis, other.millis));
    }

    /** Tokens per second, or empty when nothing is known. */
    public OptionalDouble tokensPerSecond() {
        return millis == 0 ? OptionalDouble.empty() : OptionalDouble.of(tokens * 1000.0 / millis);
    }
}
