package io.tokenspeed.store.hub.query;

/**
 * A stretch of time that belongs to one period. All numbers are seconds since the epoch.
 *
 * @param period the start of the period
 * @param from the first second inside
 * @param to the first second after
 */
record Segment(long period, long from, long to) {}
