package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Table;
import io.tokenspeed.agent.terminal.Table.Style;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedRow;
import java.util.List;
import java.util.OptionalLong;

/** Shows speeds as a table: one line per group and kind of speed that is known for it. */
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
        Table table = new Table(COLUMNS);
        for (SpeedRow row : report.rows()) {
            add(table, row, Style.PLAIN, row.keys().get(0) + "/" + row.keys().get(1));
        }
        add(table, report.all(), Style.TOTAL, "Total");
        return table.lines(width, paint);
    }

    private static void add(Table table, SpeedRow row, Style style, String name) {
        boolean decode = row.totals().speeds().decode().samples() > 0;
        boolean stream = row.totals().speeds().stream().samples() > 0;
        boolean turn = row.totals().speeds().turn().samples() > 0;
        if (decode) {
            add(table, style, name, "decode", row.totals().speeds().decode(), row.decode(), row, false);
        }
        if (stream) {
            add(table, style, name, "stream", row.totals().speeds().stream(), Histogram.EMPTY, row, true);
        }
        if (row.totals().speeds().e2e().samples() > 0 || !(decode || stream || turn)) {
            boolean estimate = row.totals().speeds().approximated() > 0;
            add(table, style, name, "e2e", row.totals().speeds().e2e(), row.e2e(), row, estimate);
        }
        if (turn) {
            add(table, style, name, "turn", row.totals().speeds().turn(), Histogram.EMPTY, row, true);
        }
    }

    private static void add(
            Table table,
            Style style,
            String name,
            String kind,
            PooledSpeed speed,
            Histogram values,
            SpeedRow row,
            boolean estimate) {
        table.add(
                style,
                List.of(
                        Cell.text(name),
                        Cell.text(kind),
                        Amounts.speed(speed, estimate),
                        quantile(values, 0.1),
                        quantile(values, 0.5),
                        quantile(values, 0.9),
                        Cell.number(speed.samples()),
                        Cell.text(Numbers.percent(speed.samples(), row.totals().requests()))));
    }

    private static Cell quantile(Histogram values, double q) {
        OptionalLong milli = values.quantile(q);
        return milli.isEmpty() ? Cell.UNKNOWN : Cell.text(Numbers.speed(milli.getAsLong() / 1000.0));
    }
}
