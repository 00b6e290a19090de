package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;

/**
 * Collects from single requests the numbers that {@code usage_hour} does not hold: the predecessor's sums and the
 * distributions of speeds.
 */
public final class HourDetails {
    /** The details of no requests. */
    public static final HourDetails NONE = new HourDetails();

    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private final PredecessorSumColumn.Sum predecessor = new PredecessorSumColumn.Sum();

    /** Adds a request by the predecessor's definitions: tokens per second, and US dollars. */
    void addCompatible(double tokensPerSecond, double usd) {
        if (tokensPerSecond > 0) {
            predecessor.addSpeeds(1, tokensPerSecond, tokensPerSecond, tokensPerSecond);
        }
        predecessor.addCost(usd);
    }

    /** Adds the speeds of a request in thousandths of a token per second; a negative speed is unknown. */
    public void addSpeeds(long decodeSpeed, long e2eSpeed) {
        add(decode, decodeSpeed);
        add(e2e, e2eSpeed);
    }

    private static void add(HistogramBuilder speeds, long speed) {
        if (speed >= 0) {
            speeds.record(speed);
        }
    }

    PredecessorSumColumn.Sum predecessor() {
        return predecessor;
    }

    public Histogram decode() {
        return decode.build();
    }

    public Histogram e2e() {
        return e2e.build();
    }
}
