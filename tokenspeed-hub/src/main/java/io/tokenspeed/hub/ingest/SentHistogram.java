package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.histogram.Histogram;
import java.util.HashMap;
import java.util.Map;

/** A histogram as it was sent, which may contradict itself. */
final class SentHistogram {
    private final String pointer;
    private final long[] numbers;
    private final long[] indexes;
    private final long[] counts;

    /**
     * A histogram.
     *
     * @param pointer where it is in a record
     * @param numbers scale, count, sum, min, max and zero
     * @param indexes its buckets
     * @param counts how many values each holds
     */
    SentHistogram(String pointer, long[] numbers, long[] indexes, long[] counts) {
        this.pointer = pointer;
        this.numbers = numbers;
        this.indexes = indexes;
        this.counts = counts;
    }

    String pointer() {
        return pointer;
    }

    private long count() {
        return numbers[1];
    }

    private long sum() {
        return numbers[2];
    }

    private long min() {
        return numbers[3];
    }

    private long max() {
        return numbers[4];
    }

    private long zero() {
        return numbers[5];
    }

    /** Whether its numbers can come from one set of values, one for each of at most so many requests. */
    boolean isConsistent(long requests) {
        return count() <= requests
                && indexes.length == counts.length
                && isAscending()
                && zero() + total() == count()
                && hasTrueEnds()
                && min() * count() <= sum()
                && sum() <= max() * count();
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
        boolean low = zero() > 0 ? min() == 0 : indexes.length > 0 && isIn(min(), indexes[0]);
        boolean high = indexes.length == 0 ? max() == 0 : isIn(max(), indexes[indexes.length - 1]);
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
        return new Histogram(zero(), buckets, sum(), min(), max());
    }
}
