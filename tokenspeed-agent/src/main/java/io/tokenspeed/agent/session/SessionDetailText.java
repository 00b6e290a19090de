package io.tokenspeed.agent.session;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a session cost, which models made the cost up, and which requests cost most. */
final class SessionDetailText {
    private static final int DEAREST = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final int width;
    private final Paint paint;

    SessionDetailText(ZoneId zone, int width, Paint paint) {
        this.zone = zone;
        this.width = width;
        this.paint = paint;
    }

    List<String> lines(OneSession session) {
        List<String> lines = new ArrayList<>();
        List<StoredRequest> requests = session.requests();
        Request first = requests.get(0).request();
        Request last = requests.get(requests.size() - 1).request();
        wrapped(lines, "Session " + Text.clean(session.id()) + " · " + Text.clean(first.tool()), true);
        String project = first.place().project();
        wrapped(lines, project == null ? "no project known" : Text.clean(project), false);
        wrapped(lines, time(first, MINUTE) + " to " + time(last, MINUTE) + " · " + zone.getId(), false);
        wrapped(lines, sums(session), false);
        lines.add("");
        lines.addAll(models(session));
        if (requests.size() > 1) {
            lines.add("");
            lines.add(paint.strong(Text.shorten("Requests that cost most", width)));
            lines.addAll(dearest(session));
        }
        return lines;
    }

    private void wrapped(List<String> lines, String text, boolean strong) {
        for (String line : Text.wrap(text, width)) {
            lines.add(strong ? paint.strong(line) : line);
        }
    }

    private static String sums(OneSession session) {
        Long nano = session.nano();
        long unpriced = session.unpriced();
        String cost = nano == null ? Numbers.UNKNOWN : (unpriced > 0 ? "≥" : "") + Numbers.dollars(nano);
        return cost + " · " + Numbers.full(session.totalTokens()) + " tokens · "
                + Numbers.full(session.requests().size())
                + (session.requests().size() == 1 ? " request" : " requests")
                + (unpriced == 0 ? "" : ", " + Numbers.full(unpriced) + " without a known cost");
    }

    private List<String> models(OneSession session) {
        Map<String, List<StoredRequest>> models = new LinkedHashMap<>();
        for (StoredRequest stored : session.requests()) {
            models.computeIfAbsent(stored.request().place().model(), name -> new ArrayList<>())
                    .add(stored);
        }
        List<OneSession> parts = new ArrayList<>();
        models.values().forEach(own -> parts.add(new OneSession(session.id(), own, session.mode())));
        parts.sort(Comparator.comparingLong((OneSession part) -> known(part.nano()))
                .thenComparingLong(OneSession::totalTokens)
                .reversed());
        TextTable table = new TextTable(columns("Model", Column.number("Requests", "Reqs", 2), "Of cost"));
        Long all = session.nano();
        for (OneSession part : parts) {
            table.add(
                    Style.PLAIN,
                    cells(
                            part.requests().get(0).request().place().model(),
                            Cell.number(part.requests().size()),
                            part,
                            all));
        }
        table.add(Style.TOTAL, cells("Total", Cell.number(session.requests().size()), session, all));
        return table.lines(width, paint);
    }

    private List<String> dearest(OneSession session) {
        TextTable table = new TextTable(columns("Time", Column.name("Model", 2, 12, 30), "Of cost"));
        session.requests().stream()
                .sorted(Comparator.comparingLong((StoredRequest stored) -> known(session.nano(stored)))
                        .reversed())
                .limit(DEAREST)
                .forEach(stored -> table.add(
                        Style.PLAIN,
                        cells(
                                time(stored.request(), SECOND),
                                Cell.text(stored.request().place().model()),
                                new OneSession(session.id(), List.of(stored), session.mode()),
                                session.nano())));
        return table.lines(width, paint);
    }

    private static List<Column> columns(String first, Column second, String last) {
        return List.of(
                Column.name(first, 0, 19, 40),
                second,
                Column.number("Input", 4),
                Column.number("Output", 3),
                Column.number("Cache write", "CacheWr", 5),
                Column.number("Cache read", "CacheRd", 6),
                Column.number("Cost", 0),
                Column.number(last, 1));
    }

    private static List<Cell> cells(String first, Cell second, OneSession part, @Nullable Long all) {
        long input = 0;
        long output = 0;
        long write = 0;
        long read = 0;
        for (StoredRequest stored : part.requests()) {
            input += stored.request().tokens().input();
            output += stored.request().tokens().output();
            write += stored.request().tokens().cacheWrite();
            read += stored.request().tokens().cacheRead();
        }
        Long nano = part.nano();
        return List.of(
                Cell.text(first),
                second,
                Cell.number(input),
                Cell.number(output),
                Cell.number(write),
                Cell.number(read),
                nano == null ? Cell.UNKNOWN : Cell.text((part.unpriced() > 0 ? "≥" : "") + Numbers.dollars(nano)),
                Cell.text(nano == null || all == null ? Numbers.UNKNOWN : Numbers.percent(nano, all)));
    }

    private static long known(@Nullable Long nano) {
        return nano == null ? -1 : nano;
    }

    private String time(Request request, DateTimeFormatter format) {
        return format.format(
                Instant.ofEpochMilli(request.timing().instantMillis()).atZone(zone));
    }
}
