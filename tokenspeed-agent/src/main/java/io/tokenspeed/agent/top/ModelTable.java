package io.tokenspeed.agent.top;

import io.tokenspeed.agent.report.Amounts;
import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Chart;
import io.tokenspeed.agent.terminal.ChartColumn;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;
import java.util.OptionalLong;

/** The table of models, whose rows add up to its total also where only some are shown. */
final class ModelTable {
    private static final List<Column> COLUMNS = List.of(
            Column.name("Provider / model"),
            Column.number("Requests", "Reqs", 3),
            Column.number("Tokens", 0),
            Column.number("Cost", 0),
            Column.number("tok/s", 0),
            Column.number("TTFT", 4));
    private static final ChartColumn HOUR =
            new ChartColumn(width -> "Last hour", ModelDetails.STEPS, ModelDetails.STEPS);

    private final TopLook look;

    ModelTable(TopLook look) {
        this.look = look;
    }

    /** The lines that {@code shown} rows take beside those of the rows: heading, rule, total and what is not shown. */
    static int linesAround(int rows, int shown) {
        return shown < rows ? 4 : 3;
    }

    /**
     * The table.
     *
     * @param first the row that is shown first
     * @param shown how many rows are shown
     */
    List<String> lines(TopFacts facts, TopSort sort, int first, int shown) {
        List<SpeedRow> rows =
                facts.period().rows().stream().sorted(sort.order()).toList();
        TextTable table = new TextTable(COLUMNS, look.glyphs() == Glyphs.NONE ? null : HOUR);
        UsageTotals rest = UsageTotals.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            if (i >= first && i < first + shown) {
                add(table, rows.get(i), facts.details());
            } else {
                rest = rest.plus(rows.get(i).totals());
            }
        }
        if (shown < rows.size()) {
            table.add(Style.REST, cells(rows.size() - shown + " more", rest, OptionalLong.empty()));
        }
        UsageTotals all = facts.period().all().totals();
        table.add(Style.TOTAL, cells("Total", all, facts.details().firstToken()));
        return table.lines(look.width(), look.paint());
    }

    private void add(TextTable table, SpeedRow row, ModelDetails details) {
        List<String> keys = row.keys();
        Chart hour = width -> look.glyphs().line(details.lastHour(keys));
        table.add(Style.PLAIN, cells(String.join("/", keys), row.totals(), details.firstToken(keys)), hour);
    }

    private static List<Cell> cells(String name, UsageTotals totals, OptionalLong firstToken) {
        return List.of(
                Cell.text(name),
                brief(Cell.number(totals.requests())),
                brief(Amounts.total(totals)),
                Amounts.cost(totals),
                Amounts.e2e(totals),
                firstToken.isEmpty() ? Cell.UNKNOWN : seconds(firstToken.getAsLong()));
    }

    /** Short numbers are enough here, and leave room for the chart. */
    private static Cell brief(Cell number) {
        return Cell.text(number.compact());
    }

    /** Milliseconds as seconds with one decimal. */
    static Cell seconds(long millis) {
        return Cell.text(Numbers.speed(millis / 1000.0) + " s");
    }
}
