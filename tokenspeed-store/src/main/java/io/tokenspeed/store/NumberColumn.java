package io.tokenspeed.store;

/** Whole numbers in as little memory as they need. */
interface NumberColumn {
    /** The number of a row. */
    long at(int row);

    /** A column of the numbers. */
    static NumberColumn of(long[] numbers) {
        boolean zero = true;
        boolean small = true;
        for (long number : numbers) {
            zero &= number == 0;
            small &= number == (int) number;
        }
        if (zero) {
            return row -> 0;
        }
        return small ? small(numbers) : row -> numbers[row];
    }

    private static NumberColumn small(long[] numbers) {
        int[] small = new int[numbers.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (int) numbers[i];
        }
        return row -> small[row];
    }
}
