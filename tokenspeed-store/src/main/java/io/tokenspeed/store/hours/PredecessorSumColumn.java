package io.tokenspeed.store.hours;

import io.tokenspeed.model.predecessor.PredecessorSums;
import java.util.List;

/**
 * The sums of the rows of a block by the predecessor's definitions: one array per number, one element per row. Speeds
 * are in tokens per second, costs in US dollars.
 */
final class PredecessorSumColumn {
    private static final PredecessorSumColumn NONE = new PredecessorSumColumn(0);

    private final long[] speeds;
    private final double[] speedSums;
    private final double[] slowest;
    private final double[] fastest;
    private final double[] costs;

    private PredecessorSumColumn(int rows) {
        speeds = new long[rows];
        speedSums = new double[rows];
        slowest = new double[rows];
        fastest = new double[rows];
        costs = new double[rows];
    }

    static PredecessorSumColumn of(List<HourDetails> rows) {
        if (rows.stream().allMatch(row -> row.predecessor().isEmpty())) {
            return NONE;
        }
        PredecessorSumColumn column = new PredecessorSumColumn(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            column.put(row, rows.get(row).predecessor());
        }
        return column;
    }

    private void put(int row, Sum sum) {
        speeds[row] = sum.speeds;
        speedSums[row] = sum.speedSum;
        slowest[row] = sum.slowest;
        fastest[row] = sum.fastest;
        costs[row] = sum.cost;
    }

    /** Adds a row to a sum. */
    void addTo(Sum sum, int row) {
        if (this != NONE) {
            sum.addSpeeds(speeds[row], speedSums[row], slowest[row], fastest[row]);
            sum.addCost(costs[row]);
        }
    }

    /** A sum over many rows. */
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

        PredecessorSums result() {
            boolean any = speeds > 0;
            return new PredecessorSums(
                    speeds, speedSum, any ? (Double) slowest : null, any ? (Double) fastest : null, cost);
        }
    }
}
