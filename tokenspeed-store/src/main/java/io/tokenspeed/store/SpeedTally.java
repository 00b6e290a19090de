package io.tokenspeed.store;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageTotals;

/** Adds up totals and merges the distributions of speeds. */
final class SpeedTally implements Tally<SpeedTally.Speeds> {
    private final TotalsTally totals;
    private final HistogramTally decode = new HistogramTally();
    private final HistogramTally e2e = new HistogramTally();

    SpeedTally(CostMode mode) {
        this.totals = new TotalsTally(mode);
    }

    /** The totals of a group and the speeds of its requests. */
    record Speeds(UsageTotals totals, Histogram decode, Histogram e2e) {
        Speeds plus(Speeds other) {
            return new Speeds(totals.plus(other.totals), decode.merge(other.decode), e2e.merge(other.e2e));
        }
    }

    @Override
    public void add(HourRow row) {
        totals.add(row);
        decode.add(row.speeds().decode());
        e2e.add(row.speeds().e2e());
    }

    @Override
    public Speeds result() {
        return new Speeds(totals.result(), decode.result(), e2e.result());
    }
}
