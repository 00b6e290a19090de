package io.tokenspeed.store.hub.sums;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram that changes in place, for sums that are read, added to and written back with every upload. Indexes
 * ascend and counts are positive. Speeds of the predecessor's plugin have no indexes, only a number, a sum and
 * extremes.
 */
public final class StoredDistribution {
    private static final int[] NO_INDEXES = {};
    private static final long[] NO_COUNTS = {};

    int size;
    int[] indexes = NO_INDEXES;
    long[] counts = NO_COUNTS;
    long zero;
    long sum;
    long min;
    long max;

    /** The number of values. */
    long samples() {
        long samples = zero;
        for (int i = 0; i < size; i++) {
            samples += counts[i];
        }
        return samples;
    }

    boolean isEmpty() {
        return size == 0 && zero == 0;
    }

    static StoredDistribution of(Histogram histogram) {
        StoredDistribution made = new StoredDistribution();
        made.reserve(histogram.counts().size());
        histogram.counts().forEach(made::append);
        made.set(histogram.zero(), histogram.sum(), histogram.min(), histogram.max());
        return made;
    }

    /** Values of which only the number, the sum and the extremes are known. */
    static StoredDistribution unsorted(long samples, long sum, long min, long max) {
        StoredDistribution made = new StoredDistribution();
        if (samples > 0) {
            made.set(samples, sum, min, max);
        }
        return made;
    }

    public Histogram histogram() {
        if (isEmpty()) {
            return Histogram.EMPTY;
        }
        Map<Integer, Long> byIndex = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            byIndex.put(indexes[i], counts[i]);
        }
        return new Histogram(zero, byIndex, sum, min, max);
    }

    void set(long zeros, long total, long smallest, long largest) {
        zero = zeros;
        sum = total;
        min = smallest;
        max = largest;
    }

    /** Makes room for this many indexes. */
    void reserve(int wanted) {
        if (wanted > indexes.length) {
            indexes = Arrays.copyOf(indexes, wanted);
            counts = Arrays.copyOf(counts, wanted);
        }
    }

    /** Appends an index that is larger than all earlier ones. */
    void append(int index, long count) {
        reserve(size + 1);
        indexes[size] = index;
        counts[size] = count;
        size++;
    }

    public void add(StoredDistribution other) {
        if (other.isEmpty()) {
            return;
        }
        min = isEmpty() ? other.min : Math.min(min, other.min);
        max = isEmpty() ? other.max : Math.max(max, other.max);
        zero = Math.addExact(zero, other.zero);
        sum = sum > Long.MAX_VALUE - other.sum ? Long.MAX_VALUE : sum + other.sum;
        merge(other, 1);
    }

    /**
     * Removes the values of a part and adds the values of its replacement.
     *
     * @return false if the smallest or largest value may have changed, so that the sum must be rebuilt from all its
     *     parts
     */
    boolean replace(StoredDistribution old, StoredDistribution next) {
        if (old.isEmpty()) {
            add(next);
            return true;
        }
        boolean minHolds = old.min > min || (!next.isEmpty() && next.min <= old.min);
        boolean maxHolds = old.max < max || (!next.isEmpty() && next.max >= old.max);
        zero -= old.zero;
        sum -= old.sum;
        merge(old, -1);
        if (isEmpty()) {
            set(0, 0, 0, 0);
            add(next);
            return true;
        }
        add(next);
        return minHolds && maxHolds;
    }

    private void merge(StoredDistribution other, int sign) {
        int[] mergedIndexes = new int[size + other.size];
        long[] mergedCounts = new long[size + other.size];
        int mine = 0;
        int theirs = 0;
        int merged = 0;
        while (mine < size || theirs < other.size) {
            int index = Math.min(indexAt(mine), other.indexAt(theirs));
            long count = 0;
            if (indexAt(mine) == index && mine < size) {
                count += counts[mine++];
            }
            if (other.indexAt(theirs) == index && theirs < other.size) {
                count += sign * other.counts[theirs++];
            }
            if (count != 0) {
                mergedIndexes[merged] = index;
                mergedCounts[merged++] = count;
            }
        }
        indexes = mergedIndexes;
        counts = mergedCounts;
        size = merged;
    }

    private int indexAt(int position) {
        return position < size ? indexes[position] : Integer.MAX_VALUE;
    }
}
