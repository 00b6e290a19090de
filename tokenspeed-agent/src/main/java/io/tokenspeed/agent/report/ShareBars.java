package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Chart;
import io.tokenspeed.agent.terminal.ChartColumn;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/** Bars that show the tokens of each period as a part of those of the largest one. */
final class ShareBars {
    private static final String HEADER = "Total";
    private static final ChartColumn COLUMN = new ChartColumn(width -> width < HEADER.length() ? "" : HEADER, 4, 24);

    private final boolean shown;
    private final Glyphs glyphs;
    private final long largest;

    ShareBars(Report report, Glyphs glyphs) {
        this.shown = glyphs != Glyphs.NONE && report.kind().interval() != null;
        this.glyphs = glyphs;
        this.largest = report.rows().stream()
                .mapToLong(row -> row.totals().tokens().total())
                .max()
                .orElse(0);
    }

    /** The column; null where rows are no periods, or nobody looks. */
    @Nullable
    ChartColumn column() {
        return shown ? COLUMN : null;
    }

    /** The bar of one row; nothing where its tokens are not known. */
    Chart of(UsageTotals totals) {
        if (!shown || largest == 0 || !Amounts.countsKnown(totals)) {
            return Chart.EMPTY;
        }
        double share = (double) totals.tokens().total() / largest;
        return width -> glyphs.bar(share, width);
    }
}
