package io.tokenspeed.sources.engine;

/** Finds the number of requests that one transaction takes, so that others never wait long for the database. */
final class BatchSize {
    private static final int SMALLEST = 250;
    private static final int LARGEST = 8000;
    private static final long AIM_MILLIS = 25;

    private int requests = 1000;

    int requests() {
        return requests;
    }

    /** Learns from a transaction. Only one that was full tells how many would have fit. */
    void took(int stored, long millis) {
        if (millis > 2 * AIM_MILLIS) {
            requests = Math.max(SMALLEST, requests / 2);
        } else if (millis < AIM_MILLIS && stored >= requests) {
            requests = Math.min(LARGEST, requests * 2);
        }
    }
}
