package io.tokenspeed.agent.block;

import io.tokenspeed.agent.statusline.ShortModelName;
import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.block.BlockProjection;
import io.tokenspeed.model.block.BurnRate;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.usage.CostSum;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows session blocks as a table, and the active one with its rate and what it comes to. */
public final class BlocksText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final int width;
    private final Paint paint;

    public BlocksText(ZoneId zone, int width, Paint paint) {
        this.zone = zone;
        this.width = width;
        this.paint = paint;
    }

    /** The table; the active block is followed by what is left of the limit and by its projection. */
    public List<String> table(BlockReport report) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.name("Block", 0, 16, 16),
                Column.name("Time used", 0, 24, 34),
                Column.name("Models", 2, 10, 60),
                Column.number("Requests", "Reqs", 3),
                Column.number("Tokens", 0)));
        if (report.limit() != null) {
            columns.add(Column.number("Of limit", 1));
        }
        columns.add(Column.number("Cost", 0));
        TextTable table = new TextTable(columns);
        for (UsageBlock block : report.blocks()) {
            table.add(block.gap() ? Style.REST : Style.PLAIN, row(report, block));
            BlockProjection projection = block.projection(report.now());
            if (projection != null) {
                table.add(Style.SUB, projected(report, projection));
            }
        }
        return table.lines(width, paint);
    }

    private List<Cell> row(BlockReport report, UsageBlock block) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(at(block.start(), MINUTE)));
        cells.add(Cell.text(used(block, report.now())));
        cells.add(Cell.text(models(block)));
        long tokens = block.totals().tokens().total();
        cells.add(block.gap() ? Cell.EMPTY : Cell.number(block.totals().requests()));
        cells.add(block.gap() ? Cell.EMPTY : Cell.number(tokens));
        if (report.limit() != null) {
            cells.add(block.gap() ? Cell.EMPTY : Cell.text(Numbers.percent(tokens, report.limit())));
        }
        cells.add(block.gap() ? Cell.EMPTY : Cell.text(cost(block.totals().cost())));
        return cells;
    }

    private static String models(UsageBlock block) {
        List<String> names = new ArrayList<>();
        for (String model : block.models()) {
            names.add(ShortModelName.brief(model));
        }
        return String.join(", ", names);
    }

    private static List<Cell> projected(BlockReport report, BlockProjection projection) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text("  at this rate"));
        cells.add(Cell.EMPTY);
        cells.add(Cell.EMPTY);
        cells.add(Cell.EMPTY);
        cells.add(Cell.number(projection.totalTokens(), true));
        if (report.limit() != null) {
            cells.add(Cell.text(Numbers.percent(projection.totalTokens(), report.limit())));
        }
        cells.add(Cell.text(dollars(projection.totalCost(), "~")));
        return cells;
    }

    private static String used(UsageBlock block, Instant now) {
        if (block.gap()) {
            return span(Duration.between(block.start(), block.end())) + " gap";
        }
        if (block.isActive(now)) {
            return "active, " + span(Duration.between(now, block.end())) + " left";
        }
        Instant last = block.lastAt();
        return last == null ? "" : span(Duration.between(block.start(), last));
    }

    /** The active block in a few lines. */
    public List<String> active(UsageBlock block, BlockReport report) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Text.wrap(
                "Block since " + at(block.start(), MINUTE) + ": "
                        + span(Duration.between(block.start(), report.now())) + " gone, "
                        + span(Duration.between(report.now(), block.end())) + " left, ends " + at(block.end(), TIME)
                        + ".",
                width));
        long tokens = block.totals().tokens().total();
        lines.add("  used so far    " + Numbers.full(tokens) + " tokens, "
                + cost(block.totals().cost()) + ofLimit(tokens, report.limit()));
        BurnRate rate = block.burnRate();
        BlockProjection projection = block.projection(report.now());
        if (rate == null || projection == null) {
            lines.add("  rate           " + Numbers.UNKNOWN + ", because there is one request only");
            return lines;
        }
        lines.add("  rate           " + Numbers.full(Math.round(rate.tokensPerMinute())) + " tokens a minute, "
                + dollars(rate.costPerHour(), "") + " an hour");
        lines.add("  at this rate   " + Numbers.full(projection.totalTokens()) + " tokens, "
                + dollars(projection.totalCost(), "") + " at the end"
                + ofLimit(projection.totalTokens(), report.limit()));
        return lines;
    }

    private static String ofLimit(long tokens, @Nullable Long limit) {
        return limit == null ? "" : ", " + Numbers.percent(tokens, limit) + " of " + Numbers.full(limit);
    }

    private static String cost(CostSum cost) {
        return cost.nanoUsd().isEmpty()
                ? Numbers.UNKNOWN
                : (cost.unpriced() > 0 ? "≥" : "")
                        + Numbers.dollars(cost.nanoUsd().getAsLong());
    }

    private static String dollars(@Nullable Double dollars, String mark) {
        return dollars == null ? Numbers.UNKNOWN : mark + Numbers.dollars(Math.round(dollars * 1e9));
    }

    private String at(Instant instant, DateTimeFormatter format) {
        return format.format(instant.atZone(zone));
    }

    /** A time span in hours and minutes, or in days and hours from two days on. */
    public static String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        if (duration.toDays() >= 2) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        return minutes / 60 + " h " + minutes % 60 + " min";
    }
}
