package io.tokenspeed.store.hub.query;

/**
 * A stretch of time that belongs to one period. All numbers are seconds since the epoch.
 *
 * @param period the start of the period
 * @param from the first second inside
 * @param to the first second after
 */
record Segment(long period, long from, long to) {
    Segment part(long start, long end) {
        return new Segment(period, start, end);
    }

    /** Whether it is likely to be asked for again. */
    boolean isLasting() {
        return Math.floorMod(from, Segments.STEP) == 0 && Math.floorMod(to, Segments.STEP) == 0;
    }
}
