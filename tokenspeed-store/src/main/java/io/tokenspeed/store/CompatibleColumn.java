package io.tokenspeed.store;

import io.tokenspeed.model.usage.CompatibleSums;
import java.util.List;

/** The predecessor's sums of the rows of a block in one array. */
final class CompatibleColumn {
    private static final CompatibleColumn NONE = new CompatibleColumn(new double[0]);
    private static final int NUMBERS = 5;

    private final double[] numbers;

    private CompatibleColumn(double[] numbers) {
        this.numbers = numbers;
    }

    static CompatibleColumn of(List<HourDetails> rows) {
        if (rows.stream().allMatch(row -> row.compatible().isEmpty())) {
            return NONE;
        }
        double[] numbers = new double[rows.size() * NUMBERS];
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).compatible().put(numbers, row * NUMBERS);
        }
        return new CompatibleColumn(numbers);
    }

    /** Adds a row to a sum. */
    void addTo(Sum sum, int row) {
        if (this != NONE) {
            int at = row * NUMBERS;
            sum.addSpeeds((long) numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
            sum.addCost(numbers[at + 4]);
        }
    }

    /** Many sums added up to one. */
    static final class Sum {
        private long speeds;
        private double speedSum;
        private double slowest = Double.MAX_VALUE;
        private double fastest;
        private double cost;

        void addSpeeds(long count, double sum, double smallest, double largest) {
            speeds += count;
            speedSum += sum;
            slowest = Math.min(slowest, smallest);
            fastest = Math.max(fastest, largest);
        }

        void addCost(double usd) {
            cost += usd;
        }

        private boolean isEmpty() {
            return speeds == 0 && cost == 0;
        }

        private void put(double[] numbers, int at) {
            numbers[at] = speeds;
            numbers[at + 1] = speedSum;
            numbers[at + 2] = slowest;
            numbers[at + 3] = fastest;
            numbers[at + 4] = cost;
        }

        CompatibleSums result() {
            boolean any = speeds > 0;
            return new CompatibleSums(
                    speeds, speedSum, any ? (Double) slowest : null, any ? (Double) fastest : null, cost);
        }
    }
}
