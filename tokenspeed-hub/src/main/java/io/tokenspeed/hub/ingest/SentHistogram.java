package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.histogram.Histogram;
import java.util.HashMap;
import java.util.Map;

/**
 * A histogram as it was sent, which may contradict itself.
 *
 * @param pointer where it is in a record
 * @param count how many values there are
 * @param zero how many values are 0
 * @param indexes the indexes of its buckets
 * @param counts how many values each bucket holds
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or keeps it
record SentHistogram(
        String pointer, long count, long sum, long min, long max, long zero, long[] indexes, long[] counts) {
    /** Whether these numbers can come from one set of values, with at most one value for each request. */
    boolean isConsistent(long requests) {
        return count <= requests
                && indexes.length == counts.length
                && isAscending()
                && zero + total() == count
                && hasTrueEnds()
                && min * count <= sum
                && sum <= max * count;
    }

    private boolean isAscending() {
        for (int i = 1; i < indexes.length; i++) {
            if (indexes[i] <= indexes[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private long total() {
        long total = 0;
        for (long n : counts) {
            total += n;
        }
        return total;
    }

    private boolean hasTrueEnds() {
        boolean low = zero > 0 ? min == 0 : indexes.length > 0 && isIn(min, indexes[0]);
        boolean high = indexes.length == 0 ? max == 0 : isIn(max, indexes[indexes.length - 1]);
        return low && high;
    }

    private static boolean isIn(long value, long index) {
        return value >= 1 && Histogram.index(value) == index;
    }

    Histogram histogram() {
        Map<Integer, Long> buckets = new HashMap<>();
        for (int i = 0; i < indexes.length; i++) {
            buckets.put((int) indexes[i], counts[i]);
        }
        return new Histogram(zero, buckets, sum, min, max);
    }
}
