package io.tokenspeed.dashboard.measure;

import io.tokenspeed.model.histogram.HistogramSum;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;

/** Adds up groups one by one. Not safe for use by several threads. */
public final class SpeedSum {
    private final HistogramSum decode = new HistogramSum();
    private final HistogramSum e2e = new HistogramSum();
    private final HistogramSum ttft = new HistogramSum();
    private UsageTotals totals = UsageTotals.ZERO;

    /** Adds a group. */
    public void add(SpeedRow row) {
        add(row.totals());
        decode.add(row.decode());
        e2e.add(row.e2e());
        ttft.add(row.ttft());
    }

    /** Adds a group without its distributions. */
    public void add(UsageTotals sums) {
        totals = totals.plus(sums);
    }

    /** Returns the sum so far, as the group with these keys. */
    public SpeedRow total(List<String> keys) {
        return new SpeedRow(keys, totals, decode.total(), e2e.total(), ttft.total());
    }
}
