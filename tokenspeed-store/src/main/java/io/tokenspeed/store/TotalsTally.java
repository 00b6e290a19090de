package io.tokenspeed.store;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageTotals;

/** Adds up the columns of our own definitions. */
final class TotalsTally implements Tally<UsageTotals> {
    private final CostMode mode;
    private final long[] sums = new long[UsageColumns.COUNT];
    private boolean any;

    TotalsTally(CostMode mode) {
        this.mode = mode;
    }

    @Override
    public void add(HourRow row) {
        long[] added = row.sums();
        for (int i = 0; i < UsageColumns.FIRST_AT; i++) {
            sums[i] += added[i];
        }
        long first = added[UsageColumns.FIRST_AT];
        long last = added[UsageColumns.LAST_AT];
        sums[UsageColumns.FIRST_AT] = any ? Math.min(sums[UsageColumns.FIRST_AT], first) : first;
        sums[UsageColumns.LAST_AT] = any ? Math.max(sums[UsageColumns.LAST_AT], last) : last;
        any = true;
    }

    @Override
    public UsageTotals result() {
        return any ? UsageColumns.totals(sums, mode) : UsageTotals.ZERO;
    }
}
