package io.tokenspeed.agent.report;

import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
        return read(usage, kind, filter, ascending, DayOfWeek.MONDAY);
    }

    /** Like {@link #read(UsageReader, ReportKind, UsageFilter, Boolean)}, with weeks that begin on another day. */
    public static Report read(
            UsageReader usage,
            ReportKind kind,
            UsageFilter filter,
            @Nullable Boolean ascending,
            DayOfWeek firstOfWeek) {
        Interval interval = kind.interval();
        return interval == null
                ? of(kind, filter, groups(usage, kind, filter), ascending)
                : of(kind, filter, periods(usage, interval, filter, firstOfWeek), ascending);
    }

    /** Reads a daily report for each project, by its name. */
    public static Map<String, Report> dailyByProject(
            UsageReader usage, UsageFilter filter, @Nullable Boolean ascending) {
        Map<String, List<UsagePoint>> points = new TreeMap<>();
        for (UsagePoint point :
                usage.series(filter, Interval.DAY, List.of(Dimension.PROJECT, Dimension.TOOL, Dimension.MODEL))) {
            List<String> keys = point.keys();
            points.computeIfAbsent(keys.get(0), project -> new ArrayList<>())
                    .add(new UsagePoint(point.start(), keys.subList(1, keys.size()), point.totals()));
        }
        Map<String, Report> reports = new LinkedHashMap<>();
        points.forEach((project, own) -> {
            Report report = of(ReportKind.DAILY, filter, rows(own, start -> day(start, filter.zone())), ascending);
            if (!report.rows().isEmpty()) {
                reports.put(project, report);
            }
        });
        return reports;
    }

    private static Report of(
            ReportKind kind, UsageFilter filter, Collection<RowBuilder> builders, @Nullable Boolean ascending) {
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

    /** Weeks are named after their first day; those that do not begin on Monday are added up from days. */
    private static Collection<RowBuilder> periods(
            UsageReader usage, Interval interval, UsageFilter filter, DayOfWeek firstOfWeek) {
        boolean ownWeeks = interval == Interval.WEEK && firstOfWeek != DayOfWeek.MONDAY;
        ZoneId zone = filter.zone();
        List<UsagePoint> points =
                usage.series(filter, ownWeeks ? Interval.DAY : interval, List.of(Dimension.TOOL, Dimension.MODEL));
        return rows(points, start -> {
            String day = day(start, zone);
            return interval == Interval.MONTH
                    ? day.substring(0, day.length() - 3)
                    : ownWeeks ? week(start, zone, firstOfWeek) : day;
        });
    }

    private static Collection<RowBuilder> rows(List<UsagePoint> points, Function<Instant, String> label) {
        Map<String, RowBuilder> builders = new LinkedHashMap<>();
        for (UsagePoint point : points) {
            builders.computeIfAbsent(label.apply(point.start()), name -> new RowBuilder(List.of(name)))
                    .add(point.keys().get(0), point.keys().get(1), point.totals());
        }
        return builders.values();
    }

    private static String day(Instant start, ZoneId zone) {
        return LocalDate.ofInstant(start, zone).toString();
    }

    private static String week(Instant start, ZoneId zone, DayOfWeek first) {
        return LocalDate.ofInstant(start, zone)
                .with(TemporalAdjusters.previousOrSame(first))
                .toString();
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
