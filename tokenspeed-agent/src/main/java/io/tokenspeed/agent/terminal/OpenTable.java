package io.tokenspeed.agent.terminal;

import java.util.List;

/** A table whose rows come one at a time, so that its columns are laid out for the widest row that is expected. */
public final class OpenTable {
    private final List<Column> columns;
    private final Layout layout;
    private final int width;

    /**
     * @param widest a row as wide as rows usually get
     * @param width the columns that lines may fill
     */
    public OpenTable(List<Column> columns, List<Cell> widest, int width) {
        this.columns = List.copyOf(columns);
        this.layout = Layout.fit(this.columns, null, List.of(plain(widest)), width);
        this.width = width;
    }

    /** The headings. */
    public String header() {
        return Text.shorten(layout.header(columns), width);
    }

    /** One row. */
    public String row(List<Cell> cells) {
        return Text.shorten(layout.line(plain(cells)), width);
    }

    private static TextTable.Row plain(List<Cell> cells) {
        return new TextTable.Row(TextTable.Style.PLAIN, List.copyOf(cells), Chart.EMPTY);
    }
}
