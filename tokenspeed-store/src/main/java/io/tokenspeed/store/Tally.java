package io.tokenspeed.store;

/** Adds up hourly sums to one answer. */
interface Tally<T> {
    void add(HourRow row);

    T result();
}
