package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The median decode speed of a block. Of the logarithms of the medians of the baseline's blocks, m is the median and
 * {@code d = max(0.05, 1.4826 × median absolute deviation)}. The speed is too low when it is at most 0.7 of the usual
 * one, {@code exp(m)}, and {@code (m - ln speed) / d} is at least 4, or 3 with high sensitivity.
 */
final class DecodeMeasure extends ModelMeasure {
    private static final double LOW = 0.7;
    private static final double LEAST_DEVIATION = 0.05;
    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    private final double deviations;
    private double usual;
    private double lowest;
    private long samples;

    DecodeMeasure(AlertSeries series, TimedValues speeds, String sensitivity, long fromMillis) {
        super(series, speeds, "requests with a known decode speed", fromMillis);
        deviations = sensitivity.equals("high") ? 3 : 4;
    }

    @Override
    void learn(List<Blocks.Block> past, long fromMillis, long toMillis) {
        samples = past.stream().mapToLong(Blocks.Block::count).sum();
        if (past.isEmpty()) {
            return;
        }
        double[] logs = past.stream()
                .mapToDouble(block -> Math.log(block.median()))
                .sorted()
                .toArray();
        double middle = Rank.quantile(logs, 0.5);
        double[] apart =
                Arrays.stream(logs).map(log -> Math.abs(log - middle)).sorted().toArray();
        double deviation = Math.max(LEAST_DEVIATION, NORMAL * Rank.quantile(apart, 0.5));
        usual = Math.exp(middle);
        lowest = Math.min(LOW * usual, Math.exp(middle - deviations * deviation));
    }

    @Override
    Reading compare(AlertSeries of, int from, int to, Duration window) {
        double median = Rank.quantile(values.value.sorted(from, to), 0.5);
        return reading(of, new AlertEvidence(median, lowest, to - from, usual, samples, window), median <= lowest);
    }
}
