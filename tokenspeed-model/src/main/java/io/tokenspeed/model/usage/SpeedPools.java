package io.tokenspeed.model.usage;

/**
 * The speeds of a group of requests, pooled separately by {@link io.tokenspeed.model.request.SpeedBasis}.
 *
 * @param decode decode speed, only from requests with a measured time
 * @param e2e end-to-end speed, measured or from time stamps in a log
 * @param approximated how many samples of {@code e2e} come from time stamps in a log
 * @param turn speed of whole turns, including their tools
 * @param stream decode speed from a log's time stamps of the parts of one response
 */
public record SpeedPools(PooledSpeed decode, PooledSpeed e2e, long approximated, PooledSpeed turn, PooledSpeed stream) {
    /** No speeds. */
    public static final SpeedPools NONE =
            new SpeedPools(PooledSpeed.NONE, PooledSpeed.NONE, 0, PooledSpeed.NONE, PooledSpeed.NONE);

    /** Returns the speeds of both groups together. */
    public SpeedPools plus(SpeedPools other) {
        return new SpeedPools(
                decode.plus(other.decode),
                e2e.plus(other.e2e),
                approximated + other.approximated,
                turn.plus(other.turn),
                stream.plus(other.stream));
    }
}
