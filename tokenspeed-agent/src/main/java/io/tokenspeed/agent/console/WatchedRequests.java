package io.tokenspeed.agent.console;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.OpenTable;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The lines of {@code watch}: one per request, under the headings of the reports. */
public final class WatchedRequests {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<Column> COLUMNS = List.of(
            Column.name("Time", 0, 8, 8),
            Column.name("Tool", 5, 8, 11),
            Column.name("Model", 0, 16, 30),
            Column.number("Input", 2),
            Column.number("Output", 0),
            Column.number("Cache write", "CacheWr", 4),
            Column.number("Cache read", "CacheRd", 3),
            Column.number("Cost", 0),
            Column.number("tok/s", 0));

    /** A row as wide as rows usually get. */
    private static final List<Cell> WIDEST = List.of(
            Cell.text("00:00:00"),
            Cell.text("antigravity"),
            Cell.text("m".repeat(30)),
            Cell.number(9_999_999),
            Cell.number(999_999, true),
            Cell.number(9_999_999),
            Cell.number(9_999_999),
            Cell.text("~$999.99"),
            Cell.text("~9,999"));

    private final OpenTable table;
    private final ZoneId zone;

    public WatchedRequests(int width, ZoneId zone) {
        this.table = new OpenTable(COLUMNS, WIDEST, width);
        this.zone = zone;
    }

    public String header() {
        return table.header();
    }

    public String line(RecordedRequest recorded) {
        Request request = recorded.stored().request();
        TokenCounts tokens = request.tokens();
        boolean known = tokens.source() != UsageSource.MISSING;
        boolean estimate = !tokens.outputReliable();
        return table.row(List.of(
                Cell.text(CLOCK.format(
                        Instant.ofEpochMilli(request.timing().instantMillis()).atZone(zone))),
                Cell.text(request.tool()),
                Cell.text(request.place().model()),
                known ? Cell.number(tokens.input()) : Cell.UNKNOWN,
                known ? Cell.number(tokens.output(), estimate) : Cell.UNKNOWN,
                known ? Cell.number(tokens.cacheWrite()) : Cell.UNKNOWN,
                known ? Cell.number(tokens.cacheRead()) : Cell.UNKNOWN,
                cost(recorded, estimate),
                speed(request.speed())));
    }

    private static Cell speed(Speed speed) {
        return speed.millis() == 0
                ? Cell.UNKNOWN
                : Cell.text((speed.basis().fromLog() ? "~" : "") + Numbers.speed(speed.tokensPerSecond()));
    }

    private static Cell cost(RecordedRequest recorded, boolean estimate) {
        Double cost = recorded.cost();
        return cost == null ? Cell.UNKNOWN : Cell.text((estimate ? "~" : "") + Numbers.dollars(Math.round(cost * 1e9)));
    }
}
