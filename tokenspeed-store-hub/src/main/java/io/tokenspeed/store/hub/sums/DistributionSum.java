package io.tokenspeed.store.hub.sums;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up many distributions. The counts lie in an array by index, from the smallest to the largest one that occurs, so
 * that an addition touches nothing but what is added.
 */
public final class DistributionSum {
    private static final int ROOM = 32;
    private static final int OBJECT_BYTES = 80;

    private long[] counts = new long[0];
    private int first;
    private long zero;
    private long sum;
    private long min;
    private long max;
    private boolean empty = true;

    /** Adds everything but the counts of a distribution that is not empty. */
    void add(long zeros, long total, long smallest, long largest) {
        min = empty ? smallest : Math.min(min, smallest);
        max = empty ? largest : Math.max(max, largest);
        zero = Math.addExact(zero, zeros);
        sum = sum > Long.MAX_VALUE - total ? Long.MAX_VALUE : sum + total;
        empty = false;
    }

    /** Adds to the count of an index. */
    void count(int index, long count) {
        if (index < first || index >= first + counts.length) {
            makeRoom(index);
        }
        counts[index - first] += count;
    }

    private void makeRoom(int index) {
        int begin = counts.length == 0 ? index - ROOM / 2 : Math.min(first, index - ROOM);
        int end = counts.length == 0 ? index + ROOM / 2 : Math.max(first + counts.length, index + ROOM);
        long[] wider = new long[end - begin];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - begin, counts.length);
        counts = wider;
        first = begin;
    }

    /** Adds the values of another sum. */
    public void add(DistributionSum other) {
        if (other.empty) {
            return;
        }
        add(other.zero, other.sum, other.min, other.max);
        if (other.counts.length > 0) {
            count(other.first, 0);
            count(other.first + other.counts.length - 1, 0);
            for (int i = 0; i < other.counts.length; i++) {
                counts[other.first + i - first] += other.counts[i];
            }
        }
    }

    /** Gives back the memory around the indexes that occur. */
    public void trim() {
        int begin = 0;
        int end = counts.length;
        while (begin < end && counts[begin] == 0) {
            begin++;
        }
        while (begin < end && counts[end - 1] == 0) {
            end--;
        }
        counts = Arrays.copyOfRange(counts, begin, end);
        first += begin;
    }

    /** About how many bytes of memory this takes. */
    public long bytes() {
        return OBJECT_BYTES + (long) Long.BYTES * counts.length;
    }

    public Histogram histogram() {
        if (empty) {
            return Histogram.EMPTY;
        }
        Map<Integer, Long> byIndex = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                byIndex.put(first + i, counts[i]);
            }
        }
        return new Histogram(zero, byIndex, sum, min, max);
    }
}
