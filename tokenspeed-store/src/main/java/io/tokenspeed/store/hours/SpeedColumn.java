package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distributions of one speed, or of the times to the first token, of the rows of a block: the buckets of all rows'
 * {@link Histogram histograms} in one array.
 */
public final class SpeedColumn {
    private static final SpeedColumn NONE = new SpeedColumn(0, 0);

    /** The position of the first bucket of each row, and the end of the last row. */
    private final int[] begins;

    private final short[] buckets;
    private final int[] counts;
    /** The number of zeros in each row. */
    private final long[] zeros;

    private final long[] sums;
    private final long[] smallest;
    private final long[] largest;

    private SpeedColumn(int rows, int size) {
        begins = new int[rows + 1];
        buckets = new short[size];
        counts = new int[size];
        zeros = new long[rows];
        sums = new long[rows];
        smallest = new long[rows];
        largest = new long[rows];
    }

    /** Packs the distributions of rows. */
    public static SpeedColumn of(List<Histogram> rows) {
        int size = rows.stream().mapToInt(row -> row.counts().size()).sum();
        if (rows.stream().allMatch(row -> row.count() == 0)) {
            return NONE;
        }
        SpeedColumn column = new SpeedColumn(rows.size(), size);
        for (int row = 0; row < rows.size(); row++) {
            column.put(row, rows.get(row));
        }
        return column;
    }

    private void put(int row, Histogram histogram) {
        int at = begins[row];
        for (Map.Entry<Integer, Long> bucket : histogram.counts().entrySet()) {
            buckets[at] = bucket.getKey().shortValue();
            counts[at++] = Math.toIntExact(bucket.getValue());
        }
        begins[row + 1] = at;
        zeros[row] = histogram.zero();
        sums[row] = histogram.sum();
        smallest[row] = histogram.min();
        largest[row] = histogram.max();
    }

    /** Adds a row to a sum. */
    public void addTo(HistogramSum sum, int row) {
        if (this == NONE || (begins[row] == begins[row + 1] && zeros[row] == 0)) {
            return;
        }
        sum.add(zeros[row], sums[row], smallest[row], largest[row]);
        for (int i = begins[row]; i < begins[row + 1]; i++) {
            sum.add(buckets[i], counts[i]);
        }
    }

    /** A sum of many histograms. */
    public static final class HistogramSum {
        private long[] counts = new long[0];
        private long zero;
        private long sum;
        private long min = Long.MAX_VALUE;
        private long max;

        private void add(long zeros, long values, long smallest, long largest) {
            zero += zeros;
            sum += values;
            min = Math.min(min, smallest);
            max = Math.max(max, largest);
        }

        private void add(int bucket, int count) {
            if (bucket >= counts.length) {
                counts = Arrays.copyOf(counts, bucket + 32);
            }
            counts[bucket] += count;
        }

        /** The histogram of all that was added. */
        public Histogram result() {
            Map<Integer, Long> all = new TreeMap<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    all.put(i, counts[i]);
                }
            }
            return zero == 0 && all.isEmpty() ? Histogram.EMPTY : new Histogram(zero, all, sum, min, max);
        }
    }
}
