package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Says that a report contains costs that were computed with prices older than the usage. */
public final class PriceAge {
    private PriceAge() {}

    /** The sentence, wrapped where it is longer than {@code width}; empty where the report has no such cost. */
    public static List<String> lines(Report report, UsageReader usage, LocalDate asOf, int width) {
        Instant end = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Long last = report.totals().lastAtMillis();
        return last != null && last >= end.toEpochMilli() && matters(usage, report.filter(), end)
                ? Text.wrap("Prices are as of " + asOf + "; usage since then is computed with these.", width)
                : List.of();
    }

    /** Whether any cost since {@code end} was computed and not logged. */
    private static boolean matters(UsageReader usage, UsageFilter filter, Instant end) {
        Instant from = filter.range().from();
        UsageFilter since = filter.during(new TimeRange(
                from == null || from.isBefore(end) ? end : from, filter.range().to()));
        return switch (filter.costMode()) {
            case DISPLAY -> false;
            case CALCULATE -> priced(usage, since) > 0;
            case AUTO -> priced(usage, since) > priced(usage, since.costing(CostMode.DISPLAY));
        };
    }

    private static long priced(UsageReader usage, UsageFilter filter) {
        return usage.summary(filter).cost().priced();
    }
}
