package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.predecessor.PredecessorKeys;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.usage.SpeedRow;

/** Writes one row of the dashboard's tables. */
final class HubUsageRow {
    private static final int MILLIS = 1000;

    private HubUsageRow() {}

    static Row of(SpeedRow row, PredecessorSums sums) {
        Long last = row.totals().lastAtMillis();
        return PredecessorKeys.stats(row.totals(), sums)
                .with("avgOutputTps", PredecessorKeys.rounded(sums.meanSpeed()))
                .with("minOutputTps", PredecessorKeys.rounded(sums.slowest()))
                .with("maxOutputTps", PredecessorKeys.rounded(sums.fastest()))
                .with("lastBucketEnd", last == null ? null : (Long) (last / MILLIS))
                .with(ApiTotals.percentiles(row.e2e()))
                .with("totals", ApiTotals.of(row.totals()));
    }
}
