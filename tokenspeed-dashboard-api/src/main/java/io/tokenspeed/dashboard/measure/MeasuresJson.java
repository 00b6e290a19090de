package io.tokenspeed.dashboard.measure;

import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;

/** Writes the sums of a group, then how its speeds and first waits are spread. */
public final class MeasuresJson {
    private MeasuresJson() {}

    /** Returns the measures of a group. */
    public static Row of(SpeedRow row) {
        UsageTotals totals = row.totals();
        long requests = totals.requests();
        return ApiTotals.of(totals)
                .with("decode", Spread.ofSpeeds(row.decode(), totals.speeds().decode(), requests))
                .with("e2e", Spread.ofSpeeds(row.e2e(), totals.speeds().e2e(), requests))
                .with("ttft", Spread.ofWaits(row.ttft(), requests));
    }

    /** Returns how the speeds and first waits of requests with prompts of one size are spread; pooled speeds are not known. */
    public static Row spreads(SizedSpeeds row) {
        return new Row()
                .with("decode", Spread.ofSpeeds(row.decode(), PooledSpeed.NONE, row.requests()))
                .with("e2e", Spread.ofSpeeds(row.e2e(), PooledSpeed.NONE, row.requests()))
                .with("ttft", Spread.ofWaits(row.ttft(), row.requests()));
    }
}
