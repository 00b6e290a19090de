package io.tokenspeed.agent.terminal;

import io.tokenspeed.agent.terminal.TextTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns of a table are shown, how wide, and whether headings and numbers are short. */
final class Layout {
    private static final int GAP = 2;

    private final List<Integer> columns;
    private final int[] widths;
    private final int[] leastWidths;
    private final boolean[] names;
    private final Look look;
    private @Nullable ChartColumn chart;
    private int chartWidth;

    private Layout(List<Integer> columns, int[] widths, int[] leastWidths, boolean[] names, Look look) {
        this.columns = columns;
        this.widths = widths;
        this.leastWidths = leastWidths;
        this.names = names;
        this.look = look;
    }

    /** The looks that are tried, the fullest first. */
    private enum Look {
        FULL(false, false),
        BRIEF_HEADERS(true, false),
        COMPACT_NUMBERS(false, true),
        SHORT(true, true);

        private final boolean brief;
        private final boolean compact;

        Look(boolean brief, boolean compact) {
            this.brief = brief;
            this.compact = compact;
        }

        String header(Column column) {
            return brief ? column.brief() : column.header();
        }

        String text(Cell cell) {
            return compact ? cell.compact() : cell.full();
        }
    }

    /** The layout with a chart where nothing but long headings and the length of names makes room for it. */
    static Layout fit(List<Column> columns, @Nullable ChartColumn chart, List<Row> rows, int width) {
        Layout layout = fit(columns, rows, width);
        if (chart != null && !layout.hasRoom(chart, width) && layout.look == Look.FULL) {
            Layout brief = measure(columns, rows, layout.columns, Look.BRIEF_HEADERS, width);
            layout = brief.hasRoom(chart, width) ? brief : layout;
        }
        if (chart != null && layout.hasRoom(chart, width)) {
            layout.shrinkNames(width - GAP - chart.least());
            layout.chart = chart;
            layout.chartWidth = Math.min(chart.most(), width - layout.columnsWidth() - GAP);
        } else {
            layout.shrinkNames(width);
        }
        return layout;
    }

    private boolean hasRoom(ChartColumn wanted, int width) {
        return least() + GAP + wanted.least() <= width;
    }

    private static Layout fit(List<Column> columns, List<Row> rows, int width) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(i);
        }
        while (true) {
            Layout layout = fullest(columns, rows, shown, width);
            Integer next = leavesNext(columns, shown);
            if (layout.least() <= width || next == null) {
                return layout;
            }
            shown.remove(next);
        }
    }

    /** The fullest look that fits. Long headings must leave all names whole. */
    private static Layout fullest(List<Column> columns, List<Row> rows, List<Integer> shown, int width) {
        for (Look look : Look.values()) {
            Layout layout = measure(columns, rows, shown, look, width);
            if ((look.brief ? layout.least() : layout.columnsWidth()) <= width || look == Look.SHORT) {
                return layout;
            }
        }
        throw new IllegalStateException("the last look is always taken");
    }

    private static @Nullable Integer leavesNext(List<Column> columns, List<Integer> shown) {
        Integer next = null;
        int rank = 0;
        for (Integer index : shown) {
            if (columns.get(index).dropRank() > rank) {
                rank = columns.get(index).dropRank();
                next = index;
            }
        }
        return next;
    }

    private static Layout measure(List<Column> columns, List<Row> rows, List<Integer> shown, Look look, int terminal) {
        int[] widths = new int[shown.size()];
        int[] leastWidths = new int[shown.size()];
        boolean[] names = new boolean[shown.size()];
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(shown.get(i));
            names[i] = column.kind() == Column.Kind.NAME;
            widths[i] = Text.width(look.header(column));
            for (Row row : rows) {
                widths[i] = Math.max(widths[i], Text.width(look.text(row.cells().get(shown.get(i)))));
            }
            leastWidths[i] = names[i] ? Math.min(widths[i], column.comfortableIn(terminal)) : widths[i];
        }
        return new Layout(List.copyOf(shown), widths, leastWidths, names, look);
    }

    /** The columns that the widest line may fill. */
    int width() {
        return columnsWidth() + (chart == null ? 0 : GAP + chartWidth);
    }

    private int columnsWidth() {
        return sum(widths);
    }

    private int least() {
        return sum(leastWidths);
    }

    private static int sum(int[] widths) {
        int sum = GAP * (widths.length - 1);
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    private void shrinkNames(int width) {
        for (int excess = columnsWidth() - width; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (names[i] && (widest < 0 || spare(i) > spare(widest))) {
                    widest = i;
                }
            }
            if (widest < 0 || widths[widest] <= 1) {
                return;
            }
            widths[widest]--;
        }
    }

    /** The columns that a name could lose before it is less than comfortable. */
    private int spare(int column) {
        return widths[column] - leastWidths[column];
    }

    String header(List<Column> all) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : all) {
            cells.add(Cell.text(look.header(column)));
        }
        return line(cells, chart == null ? Chart.EMPTY : chart.header());
    }

    String line(Row row) {
        return line(row.cells(), row.chart());
    }

    private String line(List<Cell> cells, Chart drawing) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ");
            String text = look.text(cells.get(columns.get(i)));
            String fitting = names[i] ? Text.shorten(text, widths[i]) : text;
            String padding = " ".repeat(Math.max(0, widths[i] - Text.width(fitting)));
            line.append(names[i] ? fitting + padding : padding + fitting);
        }
        if (chart != null) {
            line.append("  ").append(drawing.in(chartWidth));
        }
        return line.toString().stripTrailing();
    }
}
