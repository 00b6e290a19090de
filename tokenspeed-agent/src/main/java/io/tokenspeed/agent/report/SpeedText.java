package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Chart;
import io.tokenspeed.agent.terminal.ChartColumn;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Glyphs;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** One character for each of the latest days. */
    private static final ChartColumn DAYS = new ChartColumn(width -> width + " days", 7, SpeedTrend.DAYS);

    private final int width;
    private final Paint paint;
    private final Glyphs glyphs;
    private final @Nullable SpeedTrend trend;

    /**
     * @param width the columns that lines may fill
     * @param paint colours or none
     * @param glyphs what the trend is drawn with
     * @param trend the speeds of the latest days; null where they are not shown
     */
    public SpeedText(int width, Paint paint, Glyphs glyphs, @Nullable SpeedTrend trend) {
        this.width = width;
        this.paint = paint;
        this.glyphs = glyphs;
        this.trend = trend;
    }

    /** The table with total rows. */
    public List<String> table(SpeedReport report) {
        TextTable table = new TextTable(COLUMNS, trend == null ? null : DAYS);
        for (SpeedRow row : report.rows()) {
            add(table, row, Style.PLAIN, row.keys().get(0) + "/" + row.keys().get(1));
        }
        add(table, report.all(), Style.TOTAL, "Total");
        return table.lines(width, paint);
    }

    private void add(TextTable table, SpeedRow row, Style style, String name) {
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
                                    line.speed.samples(), row.totals().requests()))),
                    drawing(row, line));
        }
    }

    private Chart drawing(SpeedRow row, Line line) {
        SpeedTrend days = trend;
        return days == null ? Chart.EMPTY : room -> glyphs.line(days.latest(row.keys(), line.pool, room));
    }

    /** The speeds of a row that are known; the end-to-end speed where none is. */
    private static List<Line> lines(SpeedRow row) {
        SpeedPools speeds = row.totals().speeds();
        boolean approximated = speeds.approximated() > 0;
        List<Line> lines = new ArrayList<>();
        if (speeds.decode().samples() > 0) {
            lines.add(new Line("decode", SpeedPools::decode, speeds.decode(), row.decode(), false));
        }
        if (speeds.stream().samples() > 0) {
            lines.add(new Line("stream", SpeedPools::stream, speeds.stream(), Histogram.EMPTY, true));
        }
        boolean turn = speeds.turn().samples() > 0;
        if (speeds.e2e().samples() > 0 || (lines.isEmpty() && !turn)) {
            lines.add(new Line("e2e", SpeedPools::e2e, speeds.e2e(), row.e2e(), approximated));
        }
        if (turn) {
            lines.add(new Line("turn", SpeedPools::turn, speeds.turn(), Histogram.EMPTY, true));
        }
        return lines;
    }

    /** One kind of speed, with its distribution, and whether it is an estimate. */
    private record Line(
            String kind,
            Function<SpeedPools, PooledSpeed> pool,
            PooledSpeed speed,
            Histogram values,
            boolean estimate) {}

    private static Cell quantile(Histogram values, double q) {
        OptionalLong milli = values.quantile(q);
        return milli.isEmpty() ? Cell.UNKNOWN : Cell.text(Numbers.speed(milli.getAsLong() / 1000.0));
    }
}
