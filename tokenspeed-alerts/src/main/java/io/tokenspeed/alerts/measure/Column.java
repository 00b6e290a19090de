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

    /** Adds an instant. Milliseconds since the epoch are exact in a double. */
    void addMillis(long millis) {
        add((double) millis);
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

    /** In a column of instants that never fall: the first row at or after an instant. */
    int lower(long millis) {
        double value = (double) millis;
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
