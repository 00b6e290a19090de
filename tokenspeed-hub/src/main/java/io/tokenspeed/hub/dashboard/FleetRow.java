package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.answer.Compatible;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.Totals;
import io.tokenspeed.model.usage.CompatibleSums;
import io.tokenspeed.model.usage.SpeedRow;

/** One group of a dashboard's table. */
final class FleetRow {
    private static final int MILLIS = 1000;

    private FleetRow() {}

    static Row of(SpeedRow row, CompatibleSums sums) {
        Long last = row.totals().lastAtMillis();
        return Compatible.stats(row.totals(), sums)
                .with("avgOutputTps", Compatible.rounded(sums.meanSpeed()))
                .with("minOutputTps", Compatible.rounded(sums.slowest()))
                .with("maxOutputTps", Compatible.rounded(sums.fastest()))
                .with("lastBucketEnd", last == null ? null : (Long) (last / MILLIS))
                .with(Totals.percentiles(row.e2e()))
                .with("totals", Totals.of(row.totals()));
    }
}
