package io.tokenspeed.model.usage;

/**
 * The speeds of a group of requests, pooled apart by what they were measured on.
 *
 * @param decode decode speed, from measured requests only
 * @param e2e end-to-end speed, measured or approximated from log time stamps
 * @param approximated how many samples of {@code e2e} come from log time stamps
 * @param turn speed of whole turns with their tools
 * @param stream decode speed from the time stamps of a stream's blocks in a log
 */
public record SpeedPools(PooledSpeed decode, PooledSpeed e2e, long approximated, PooledSpeed turn, PooledSpeed stream) {
    /** No speeds. */
    public static final SpeedPools NONE =
            new SpeedPools(PooledSpeed.NONE, PooledSpeed.NONE, 0, PooledSpeed.NONE, PooledSpeed.NONE);

    /** Both together. */
    public SpeedPools plus(SpeedPools other) {
        return new SpeedPools(
                decode.plus(other.decode),
                e2e.plus(other.e2e),
                approximated + other.approximated,
                turn.plus(other.turn),
                stream.plus(other.stream));
    }
}
