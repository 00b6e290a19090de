package io.tokenspeed.alerts.measure;

import java.util.Arrays;

/** A growing array of numbers. */
final class Column {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    double get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    void truncate(int rows) {
        size = Math.min(size, rows);
    }

    /** The values of some rows in rising order. */
    double[] sorted(int from, int to) {
        double[] copy = Arrays.copyOfRange(values, from, to);
        Arrays.sort(copy);
        return copy;
    }

    /** In a column that never falls: the first row with at least this value. */
    int lower(double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
