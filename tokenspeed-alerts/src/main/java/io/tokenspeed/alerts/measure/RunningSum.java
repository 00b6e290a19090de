package io.tokenspeed.alerts.measure;

/**
 * A column of numbers that gives the sum of any rows at once. Sums of whole numbers are exact up to 2<sup>53</sup>,
 * which is nine million dollars in nano-dollars.
 */
final class RunningSum {
    private final Column sums = new Column();

    RunningSum() {
        sums.add(0);
    }

    void add(double value) {
        sums.add(sums.get(sums.size() - 1) + value);
    }

    double sum(int from, int to) {
        return sums.get(to) - sums.get(from);
    }

    void truncate(int rows) {
        sums.truncate(rows + 1);
    }
}
