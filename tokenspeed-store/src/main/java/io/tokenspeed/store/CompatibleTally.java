package io.tokenspeed.store;

import io.tokenspeed.model.usage.CompatibleSums;

/** Adds up the predecessor's sums. */
final class CompatibleTally implements Tally<CompatibleSums> {
    private CompatibleSums sums = CompatibleSums.ZERO;

    @Override
    public void add(HourRow row) {
        sums = sums.plus(row.compatible());
    }

    @Override
    public CompatibleSums result() {
        return sums;
    }
}
