package io.tokenspeed.dashboard.measure;

import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;

/** Adds up groups one by one. Not safe for use by several threads. */
public final class SpeedSum {
    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private final HistogramBuilder ttft = new HistogramBuilder();
    private UsageTotals totals = UsageTotals.ZERO;

    /** Adds a group. */
    public void add(SpeedRow row) {
        add(row.totals());
        decode.add(row.decode());
        e2e.add(row.e2e());
        ttft.add(row.ttft());
    }

    private void add(UsageTotals sums) {
        totals = totals.plus(sums);
    }

    /** Returns the sum so far, as the group with these keys. */
    public SpeedRow total(List<String> keys) {
        return new SpeedRow(keys, totals, decode.build(), e2e.build(), ttft.build());
    }
}
