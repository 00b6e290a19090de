package io.tokenspeed.agent.top;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of the latest attempts, the newest first. */
final class LatestRequests {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final List<Column> COLUMNS = List.of(
            Column.name("Latest", 0, 8, 10),
            Column.name("Tool", 5, 8, 11),
            Column.name("Model", 0, 16, 40),
            Column.number("Input", 2),
            Column.number("Output", 0),
            Column.number("Cost", 0),
            Column.number("tok/s", 0),
            Column.number("TTFT", 4));

    private final TopLook look;

    LatestRequests(TopLook look) {
        this.look = look;
    }

    /** The heading and one line for each attempt. */
    List<String> lines(List<StoredRequest> latest, LocalDate today) {
        TextTable table = new TextTable(COLUMNS);
        for (StoredRequest stored : latest) {
            table.add(stored.request().hasUsage() ? Style.PLAIN : Style.SUB, cells(stored, today));
        }
        return table.lines(look.width(), look.paint());
    }

    private List<Cell> cells(StoredRequest stored, LocalDate today) {
        Request request = stored.request();
        TokenCounts tokens = request.tokens();
        boolean known = request.hasUsage() && tokens.source() != UsageSource.MISSING;
        Long firstToken = request.ttftMillis();
        return List.of(
                Cell.text(time(request, today)),
                Cell.text(request.tool()),
                Cell.text(request.place().model()),
                known ? Cell.number(tokens.prompt()) : Cell.UNKNOWN,
                known ? Cell.number(tokens.output(), !tokens.outputReliable()) : ending(request),
                cost(stored),
                speed(request.speed()),
                firstToken == null ? Cell.UNKNOWN : ModelTable.seconds(firstToken));
    }

    /** The time of an attempt of today, else its day. */
    private String time(Request request, LocalDate today) {
        Instant instant = Instant.ofEpochMilli(request.timing().instantMillis());
        LocalDate day = LocalDate.ofInstant(instant, look.zone());
        return day.equals(today) ? CLOCK.format(instant.atZone(look.zone())) : day.toString();
    }

    /** Says how an attempt without usage ended. */
    private static Cell ending(Request request) {
        return request.hasUsage()
                ? Cell.UNKNOWN
                : Cell.text(request.ending().status().name().toLowerCase(Locale.ROOT));
    }

    private static Cell cost(StoredRequest stored) {
        Long logged = stored.request().loggedCostNano();
        @Nullable Long nano = logged == null ? stored.computedCostNano() : logged;
        String mark = stored.request().tokens().outputReliable() ? "" : "~";
        return nano == null || !stored.request().hasUsage() ? Cell.UNKNOWN : Cell.text(mark + Numbers.dollars(nano));
    }

    private static Cell speed(Speed speed) {
        String mark = speed.basis().fromLog() ? "~" : "";
        return speed.millis() == 0 ? Cell.UNKNOWN : Cell.text(mark + Numbers.speed(speed.tokensPerSecond()));
    }
}
