package io.tokenspeed.store;

import io.tokenspeed.model.usage.CompatibleSums;

/** One row of {@code usage_hour} with the distribution of its speeds. Nobody changes it once it is made. */
final class HourRow {
    private final RowKey key;
    private final long[] sums;
    private final CompatibleSums compatible;
    private final HourSpeeds speeds;

    /**
     * A row.
     *
     * @param key what it is the sum of
     * @param sums the columns of our own definitions, kept as they are
     * @param compatible the predecessor's sums
     * @param speeds decode and end-to-end speeds
     */
    HourRow(RowKey key, long[] sums, CompatibleSums compatible, HourSpeeds speeds) {
        this.key = key;
        this.sums = sums;
        this.compatible = compatible;
        this.speeds = speeds;
    }

    RowKey key() {
        return key;
    }

    long[] sums() {
        return sums;
    }

    CompatibleSums compatible() {
        return compatible;
    }

    HourSpeeds speeds() {
        return speeds;
    }

    long attempts() {
        return sums[0] + sums[1] + sums[2];
    }
}
