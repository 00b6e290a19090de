package io.tokenspeed.dashboard.measure;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;

/**
 * The course of one group: a column for each measure with one value for each period. Takes the points one by one,
 * because the distributions of a long course take much more memory than its columns.
 */
public final class ColumnsJson {
    private static final double MILLI = 1000;

    private final TimeBuckets buckets;
    private final CountColumns counts;
    private final Decimals cacheHitRatio;
    private final Decimals errorRate;
    private final SpreadColumns decode;
    private final SpreadColumns e2e;
    private final SpreadColumns ttft;

    /** The columns of a group without requests. */
    public ColumnsJson(TimeBuckets buckets) {
        int size = buckets.size();
        this.buckets = buckets;
        this.counts = new CountColumns(size);
        this.cacheHitRatio = new Decimals(size);
        this.errorRate = new Decimals(size);
        this.decode = new SpreadColumns(size, MILLI);
        this.e2e = new SpreadColumns(size, MILLI);
        this.ttft = new SpreadColumns(size, 1);
    }

    /** Puts a point into its period; points outside of all periods are left out. A period takes one point. */
    public void add(SpeedPoint point) {
        int place = buckets.place(point.start());
        if (place < 0) {
            return;
        }
        SpeedRow row = point.row();
        UsageTotals totals = row.totals();
        counts.add(place, totals);
        ratio(cacheHitRatio, place, totals.tokens().cacheRead(), prompt(totals.tokens()));
        ratio(errorRate, place, totals.counts().failed(), totals.attempts());
        decode.set(place, row.decode(), totals.speeds().decode());
        e2e.set(place, row.e2e(), totals.speeds().e2e());
        ttft.set(place, row.ttft(), PooledSpeed.NONE);
    }

    private static long prompt(TokenSums tokens) {
        return tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
    }

    private static void ratio(Decimals column, int place, long part, long whole) {
        if (whole > 0) {
            column.set(place, Rounding.ratio((double) part / whole));
        }
    }

    /** Returns the columns as a JSON object. */
    public Row row() {
        return counts.row()
                .with("cacheHitRatio", cacheHitRatio)
                .with("errorRate", errorRate)
                .with("decode", decode.row())
                .with("e2e", e2e.row())
                .with("ttft", ttft.row());
    }
}
