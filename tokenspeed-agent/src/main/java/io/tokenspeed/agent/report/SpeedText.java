package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.SpeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Shows speeds as a table: per provider and model, one line for each kind of speed that is known. */
public final class SpeedText {
    private static final List<Column> COLUMNS = List.of(
            Column.name("Provider / model"),
            Column.name("Speed"),
            Column.number("tok/s", 0),
            Column.number("p10", 2),
            Column.number("p50", 0),
            Column.number("p90", 2),
            Column.number("Samples", 3),
            Column.number("Known", 0));

    private SpeedText() {}

    /** The table with total rows. */
    public static List<String> table(SpeedReport report, int width, Paint paint) {
        TextTable table = new TextTable(COLUMNS);
        for (SpeedRow row : report.rows()) {
            add(table, row, Style.PLAIN, row.keys().get(0) + "/" + row.keys().get(1));
        }
        add(table, report.all(), Style.TOTAL, "Total");
        return table.lines(width, paint);
    }

    private static void add(TextTable table, SpeedRow row, Style style, String name) {
        for (Line line : lines(row)) {
            table.add(
                    style,
                    List.of(
                            Cell.text(name),
                            Cell.text(line.kind),
                            Amounts.speed(line.speed, line.estimate),
                            quantile(line.values, 0.1),
                            quantile(line.values, 0.5),
                            quantile(line.values, 0.9),
                            Cell.number(line.speed.samples()),
                            Cell.text(Numbers.percent(
                                    line.speed.samples(), row.totals().requests()))));
        }
    }

    /** The speeds of a row that are known; the end-to-end speed where none is. */
    private static List<Line> lines(SpeedRow row) {
        SpeedPools speeds = row.totals().speeds();
        List<Line> lines = new ArrayList<>();
        if (speeds.decode().samples() > 0) {
            lines.add(new Line("decode", speeds.decode(), row.decode(), false));
        }
        if (speeds.stream().samples() > 0) {
            lines.add(new Line("stream", speeds.stream(), Histogram.EMPTY, true));
        }
        boolean turn = speeds.turn().samples() > 0;
        if (speeds.e2e().samples() > 0 || (lines.isEmpty() && !turn)) {
            lines.add(new Line("e2e", speeds.e2e(), row.e2e(), speeds.approximated() > 0));
        }
        if (turn) {
            lines.add(new Line("turn", speeds.turn(), Histogram.EMPTY, true));
        }
        return lines;
    }

    /** One kind of speed, with its distribution, and whether it is an estimate. */
    private record Line(String kind, PooledSpeed speed, Histogram values, boolean estimate) {}

    private static Cell quantile(Histogram values, double q) {
        OptionalLong milli = values.quantile(q);
        return milli.isEmpty() ? Cell.UNKNOWN : Cell.text(Numbers.speed(milli.getAsLong() / 1000.0));
    }
}
