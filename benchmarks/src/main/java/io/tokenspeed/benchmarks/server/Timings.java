package io.tokenspeed.benchmarks.server;

import java.util.Arrays;
import java.util.List;

/** Durations in milliseconds, in rising order. */
public final class Timings {
    private final double[] millis;

    private Timings(double[] millis) {
        this.millis = millis;
    }

    /** Takes durations in nanoseconds. */
    public static Timings of(List<Long> nanos) {
        double[] millis = nanos.stream().mapToDouble(value -> value / 1e6).toArray();
        Arrays.sort(millis);
        return new Timings(millis);
    }

    int size() {
        return millis.length;
    }

    /** The smallest duration that at least the given share of durations does not exceed; NaN where there are none. */
    public double quantile(double share) {
        return millis.length == 0 ? Double.NaN : millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
    }

    /** The longest duration; NaN where there is none. */
    public double max() {
        return quantile(1);
    }
}
