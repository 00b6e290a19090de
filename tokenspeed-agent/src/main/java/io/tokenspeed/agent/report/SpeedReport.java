package io.tokenspeed.agent.report;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Speeds by provider and model.
 *
 * @param filter which requests it is about
 * @param rows one row per provider and model, in the order asked for
 * @param all the sums of all rows, without keys
 * @param unpricedModels models that have requests of unknown cost, by name
 */
public record SpeedReport(UsageFilter filter, List<SpeedRow> rows, SpeedRow all, List<String> unpricedModels) {
    public SpeedReport {
        rows = List.copyOf(rows);
        unpricedModels = List.copyOf(unpricedModels);
    }

    /** Reads speeds, most tokens first unless {@code ascending}. */
    public static SpeedReport read(UsageReader usage, UsageFilter filter, @Nullable Boolean ascending) {
        List<SpeedRow> rows = new ArrayList<>(usage.speeds(filter, List.of(Dimension.PROVIDER, Dimension.MODEL)));
        UsageTotals totals = UsageTotals.ZERO;
        Histogram decode = Histogram.EMPTY;
        Histogram e2e = Histogram.EMPTY;
        Histogram ttft = Histogram.EMPTY;
        TreeSet<String> unpriced = new TreeSet<>();
        for (SpeedRow row : rows) {
            totals = totals.plus(row.totals());
            decode = decode.merge(row.decode());
            e2e = e2e.merge(row.e2e());
            ttft = ttft.merge(row.ttft());
            if (row.totals().cost().unpriced() > 0) {
                unpriced.add(row.keys().get(1));
            }
        }
        rows.removeIf(row -> !Report.namesSomething(row.keys().get(1), row.totals()));
        if (ascending != null && ascending) {
            Collections.reverse(rows);
        }
        SpeedRow all = new SpeedRow(List.of(), totals, decode, e2e, ttft);
        return new SpeedReport(filter, rows, all, new ArrayList<>(unpriced));
    }
}
