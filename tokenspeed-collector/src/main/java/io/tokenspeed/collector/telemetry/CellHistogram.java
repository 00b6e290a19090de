package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.request.Sum;
import java.util.Arrays;

/**
 * A histogram of values from 0 on in at most {@link #MOST_BUCKETS} buckets, in about 1 KB. It begins with the buckets of
 * {@link Histogram}. Where they do not suffice, neighbours are joined in pairs and the scale drops by one, as
 * OpenTelemetry's exponential histograms do it; each time the relative error of a quantile about doubles.
 */
final class CellHistogram {
    static final int MOST_BUCKETS = 160;

    /** The size of a histogram with all its buckets: its own fields, the heads of two arrays, and their content. */
    static final long MOST_BYTES = 72 + 2 * 16 + MOST_BUCKETS * (Short.BYTES + Integer.BYTES);

    private static final int FIRST_BUCKETS = 4;

    private short[] buckets = new short[FIRST_BUCKETS];
    private int[] counts = new int[FIRST_BUCKETS];
    private int size;
    private int scale = Histogram.SCALE;
    private int zero;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    void record(long value) {
        if (value == 0) {
            zero = oneMore(zero);
        } else {
            count(Histogram.index(value));
        }
        sum = Sum.of(sum, value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    private void count(int index) {
        int bucket = index >> (Histogram.SCALE - scale);
        int place = Arrays.binarySearch(buckets, 0, size, (short) bucket);
        if (place >= 0) {
            counts[place] = oneMore(counts[place]);
        } else if (size == MOST_BUCKETS) {
            join();
            count(index);
        } else {
            insert(-place - 1, (short) bucket);
        }
    }

    private void insert(int place, short bucket) {
        if (size == buckets.length) {
            int larger = Math.min(MOST_BUCKETS, 2 * size);
            buckets = Arrays.copyOf(buckets, larger);
            counts = Arrays.copyOf(counts, larger);
        }
        System.arraycopy(buckets, place, buckets, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        buckets[place] = bucket;
        counts[place] = 1;
        size++;
    }

    private void join() {
        int joined = 0;
        for (int i = 0; i < size; i++) {
            short bucket = (short) (buckets[i] >> 1);
            if (joined > 0 && buckets[joined - 1] == bucket) {
                counts[joined - 1] = (int) Math.min(Integer.MAX_VALUE, (long) counts[joined - 1] + counts[i]);
            } else {
                buckets[joined] = bucket;
                counts[joined] = counts[i];
                joined++;
            }
        }
        size = joined;
        scale--;
    }

    private static int oneMore(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    void addTo(HistogramSum all) {
        all.add(scale, zero, new HistogramSum.Ends(sum, min, max));
        for (int i = 0; i < size; i++) {
            all.add(buckets[i], scale, counts[i]);
        }
    }

    long bytes() {
        return MOST_BYTES - (long) (MOST_BUCKETS - buckets.length) * (Short.BYTES + Integer.BYTES);
    }
}
