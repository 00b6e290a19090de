package io.tokenspeed.sources.crosscheck;

/**
 * The instant until which reading may take.
 *
 * @param nanos the instant, as {@link System#nanoTime} tells it
 */
record Deadline(long nanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static Deadline in(long millis) {
        return new Deadline(System.nanoTime() + millis * NANOS_PER_MILLI);
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
