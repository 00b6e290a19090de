package io.tokenspeed.agent.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table without lines that fits a width: a chart is left out, then headings and numbers get short, then columns are
 * left out, then names shortened.
 */
public final class TextTable {
    private final List<Column> columns;
    private final @Nullable ChartColumn chart;
    private final List<Row> rows = new ArrayList<>();

    public TextTable(List<Column> columns) {
        this(columns, null);
    }

    /** @param chart the last column; null for none */
    public TextTable(List<Column> columns, @Nullable ChartColumn chart) {
        this.columns = List.copyOf(columns);
        this.chart = chart;
    }

    /** How a row looks. */
    public enum Style {
        PLAIN,
        /** Belongs to the row above. */
        SUB,
        /** Stands for rows that are not shown. */
        REST,
        TOTAL
    }

    /** One row, with a cell for every column. */
    record Row(Style style, List<Cell> cells, Chart chart) {}

    /** Adds a row. */
    public TextTable add(Style style, List<Cell> cells) {
        return add(style, cells, Chart.EMPTY);
    }

    /** Adds a row with a chart. */
    public TextTable add(Style style, List<Cell> cells, Chart drawing) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(new Row(style, List.copyOf(cells), drawing));
        return this;
    }

    /** The lines of the table, none wider than {@code width}. */
    public List<String> lines(int width, Paint paint) {
        Layout layout = Layout.fit(columns, chart, rows, width);
        List<String> lines = new ArrayList<>();
        lines.add(paint.strong(layout.header(columns)));
        boolean inTotals = false;
        for (Row row : rows) {
            if (row.style() == Style.TOTAL && !inTotals) {
                lines.add(paint.faint("─".repeat(layout.width())));
            }
            inTotals = row.style() == Style.TOTAL;
            lines.add(paint(paint, row.style(), layout.line(row)));
        }
        return lines;
    }

    private static String paint(Paint paint, Style style, String line) {
        return switch (style) {
            case PLAIN -> line;
            case SUB, REST -> paint.faint(line);
            case TOTAL -> paint.strong(line);
        };
    }
}
