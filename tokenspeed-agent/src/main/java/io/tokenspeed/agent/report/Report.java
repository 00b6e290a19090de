package io.tokenspeed.agent.report;

import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A report: rows with their parts, and the totals.
 *
 * @param kind what rows stand for
 * @param filter which requests it is about
 * @param rows the rows in the order asked for
 * @param totals what all rows add up to
 * @param unpricedModels models that have requests of unknown cost, by name
 */
public record Report(
        ReportKind kind, UsageFilter filter, List<ReportRow> rows, UsageTotals totals, List<String> unpricedModels) {
    public Report {
        rows = List.copyOf(rows);
        unpricedModels = List.copyOf(unpricedModels);
    }

    /**
     * Reads a report.
     *
     * @param ascending the order asked for; null means earliest first where rows follow time, else most tokens first
     */
    public static Report read(UsageReader usage, ReportKind kind, UsageFilter filter, @Nullable Boolean ascending) {
        Interval interval = kind.interval();
        Collection<RowBuilder> builders =
                interval == null ? groups(usage, kind, filter) : periods(usage, kind, interval, filter);
        List<ReportRow> rows = new ArrayList<>(builders.size());
        UsageTotals totals = UsageTotals.ZERO;
        for (RowBuilder builder : builders) {
            ReportRow row = builder.build();
            totals = totals.plus(row.totals());
            if (namesSomething(row.key(), row.totals())) {
                rows.add(row);
            }
        }
        order(rows, kind, ascending);
        return new Report(kind, filter, rows, totals, unpriced(kind, rows));
    }

    /** Attempts that ended before any usage often name no model; they count in the totals, but make no row of zeros. */
    static boolean namesSomething(String key, UsageTotals totals) {
        return totals.requests() > 0 || !key.equals(UsageRow.UNKNOWN);
    }

    /** The sums of the rows from index {@code first} on. */
    UsageTotals totalsFrom(int first) {
        UsageTotals rest = UsageTotals.ZERO;
        for (int i = first; i < rows.size(); i++) {
            rest = rest.plus(rows.get(i).totals());
        }
        return rest;
    }

    private static Collection<RowBuilder> periods(
            UsageReader usage, ReportKind kind, Interval interval, UsageFilter filter) {
        Map<Long, RowBuilder> builders = new LinkedHashMap<>();
        for (UsagePoint point : usage.series(filter, interval, List.of(kind.part()))) {
            Long start = point.start().toEpochMilli();
            RowBuilder builder = builders.get(start);
            if (builder == null) {
                builder = new RowBuilder(List.of(label(interval, point.start(), filter.zone())));
                builders.put(start, builder);
            }
            builder.add(point.keys().get(0), point.totals());
        }
        return builders.values();
    }

    private static String label(Interval interval, Instant start, ZoneId zone) {
        String day = LocalDate.ofInstant(start, zone).toString();
        return interval == Interval.MONTH ? day.substring(0, day.length() - 3) : day;
    }

    private static Collection<RowBuilder> groups(UsageReader usage, ReportKind kind, UsageFilter filter) {
        List<Dimension> by = new ArrayList<>(kind.keys());
        by.add(kind.part());
        Map<String, RowBuilder> builders = new LinkedHashMap<>();
        for (UsageRow row : usage.breakdown(filter, by)) {
            List<String> keys = row.keys();
            // A session belongs to its tool; that it may visit several projects does not make it several sessions.
            String identity = kind == ReportKind.SESSION ? keys.get(1) + '\n' + keys.get(0) : keys.get(0);
            RowBuilder builder = builders.get(identity);
            if (builder == null) {
                builder = new RowBuilder(keys.subList(0, keys.size() - 1));
                builders.put(identity, builder);
            }
            builder.add(keys.get(keys.size() - 1), row.totals());
        }
        return builders.values();
    }

    private static void order(List<ReportRow> rows, ReportKind kind, @Nullable Boolean ascending) {
        boolean wanted = ascending == null ? kind.chronological() : ascending;
        if (kind == ReportKind.SESSION) {
            rows.sort(RowOrder.BY_LAST_ACTIVITY);
        } else if (!kind.chronological()) {
            rows.sort(RowOrder.BY_TOKENS);
        }
        if (wanted != kind.chronological()) {
            Collections.reverse(rows);
        }
    }

    private static List<String> unpriced(ReportKind kind, List<ReportRow> rows) {
        TreeSet<String> models = new TreeSet<>();
        for (ReportRow row : rows) {
            if (kind == ReportKind.MODELS && row.totals().cost().unpriced() > 0) {
                models.add(row.key());
            }
            for (Part part : row.parts()) {
                if (kind != ReportKind.MODELS && part.totals().cost().unpriced() > 0) {
                    models.add(part.name());
                }
            }
        }
        return new ArrayList<>(models);
    }
}
