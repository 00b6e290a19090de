package io.tokenspeed.store;

/**
 * The speeds of the requests of one hourly sum, in milli-tokens per second.
 *
 * @param decode decode speeds
 * @param e2e end-to-end speeds
 */
record HourSpeeds(PackedHistogram decode, PackedHistogram e2e) {
    /** No request with a known speed. */
    static final HourSpeeds NONE = new HourSpeeds(PackedHistogram.EMPTY, PackedHistogram.EMPTY);
}
