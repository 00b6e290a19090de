package io.tokenspeed.agent.report;

import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.usage.UsageTotals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Shows a report as a table whose lines fit a width. */
public final class ReportText {
    private final Path home;
    private final int width;
    private final Paint paint;
    private final Glyphs glyphs;
    private final boolean costs;

    /**
     * @param home the user's home folder, shown as {@code ~}
     * @param width the columns that lines may fill
     * @param paint colours or none
     * @param glyphs what bars are drawn with
     * @param costs whether there is a column of costs
     */
    public ReportText(Path home, int width, Paint paint, Glyphs glyphs, boolean costs) {
        this.home = home;
        this.width = width;
        this.paint = paint;
        this.glyphs = glyphs;
        this.costs = costs;
    }

    /** The table with a total row. */
    public List<String> table(Report report, boolean breakdown) {
        return table(report, breakdown, report.rows().size());
    }

    /**
     * Like {@link #table(Report, boolean)}, but with the first {@code limit} rows and one row for the sums of the rest.
     */
    public List<String> top(Report report, int limit) {
        return table(report, false, limit);
    }

    private List<String> table(Report report, boolean breakdown, int limit) {
        ShareBars bars = new ShareBars(report, glyphs);
        TextTable table = new TextTable(columns(report.kind()), bars.column());
        int more = report.rows().size() - limit;
        // A single remaining row is shown itself instead of a row that says "1 more".
        int shown = more <= 1 ? report.rows().size() : limit;
        for (ReportRow row : report.rows().subList(0, shown)) {
            table.add(Style.PLAIN, cells(report, row), bars.of(row.totals()));
            if (breakdown) {
                for (Part part : row.parts()) {
                    table.add(Style.SUB, cells(report.kind(), "  " + part.name(), "", part.totals()));
                }
            }
        }
        if (more > 1) {
            table.add(Style.REST, cells(report.kind(), more + " more", "", report.totalsFrom(shown)));
        }
        table.add(Style.TOTAL, cells(report.kind(), "Total", "", report.totals()));
        return table.lines(width, paint);
    }

    private List<Column> columns(ReportKind kind) {
        List<Column> columns = new ArrayList<>();
        if (kind == ReportKind.SESSION) {
            columns.add(Column.name(kind.header(), 0, 13, 36));
            columns.add(Column.name("Project", 0, 18, 40));
            columns.add(Column.number("Last active", "Last", 2));
        } else {
            columns.add(Column.name(kind.header()));
            columns.add(Column.name(kind == ReportKind.MODELS ? "Providers" : "Models", 9, 22, 60));
        }
        columns.add(Column.number("Requests", "Reqs", 3));
        columns.add(Column.number("Input", 4));
        columns.add(Column.number("Output", 1));
        columns.add(Column.number("Cache write", "CacheWr", 7));
        columns.add(Column.number("Cache read", "CacheRd", 6));
        columns.add(Column.number("Total", 0));
        if (costs) {
            columns.add(Column.number("Cost", 0));
        }
        columns.add(Column.number("decode tok/s", "decode/s", 8));
        columns.add(Column.number("tok/s", 0));
        return columns;
    }

    private List<Cell> cells(Report report, ReportRow row) {
        List<String> keys = row.keys();
        if (report.kind() == ReportKind.SESSION) {
            List<Cell> cells = cells(report.kind(), keys.get(0), shortPath(keys.get(2)), row.totals());
            cells.set(2, Cell.text(lastDay(report, row.totals())));
            return cells;
        }
        String key = report.kind() == ReportKind.PROJECTS ? shortPath(keys.get(0)) : keys.get(0);
        return cells(report.kind(), key, names(row.parts()), row.totals());
    }

    private List<Cell> cells(ReportKind kind, String key, String second, UsageTotals totals) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(key));
        cells.add(Cell.text(second));
        if (kind == ReportKind.SESSION) {
            cells.add(Cell.EMPTY);
        }
        cells.add(Cell.number(totals.requests()));
        cells.add(Amounts.input(totals));
        cells.add(Amounts.output(totals));
        cells.add(Amounts.cacheWrite(totals));
        cells.add(Amounts.cacheRead(totals));
        cells.add(Amounts.total(totals));
        if (costs) {
            cells.add(Amounts.cost(totals));
        }
        cells.add(Amounts.decode(totals));
        cells.add(Amounts.e2e(totals));
        return cells;
    }

    private static String lastDay(Report report, UsageTotals totals) {
        Long lastAt = totals.lastAtMillis();
        return lastAt == null
                ? "—"
                : LocalDate.ofInstant(
                                Instant.ofEpochMilli(lastAt), report.filter().zone())
                        .toString();
    }

    private static String names(List<Part> parts) {
        StringBuilder names = new StringBuilder();
        for (Part part : parts) {
            names.append(names.length() == 0 ? "" : ", ").append(part.name());
        }
        return names.toString();
    }

    private String shortPath(String path) {
        String prefix = home.toString();
        boolean inside =
                path.startsWith(prefix) && path.startsWith(home.getFileSystem().getSeparator(), prefix.length());
        return inside ? "~" + path.substring(prefix.length()) : path;
    }
}
