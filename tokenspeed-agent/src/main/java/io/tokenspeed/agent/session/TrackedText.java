package io.tokenspeed.agent.session;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.track.WorkSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what programs tracked in a session beside its requests; nothing where nothing was tracked. */
final class TrackedText {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private final int width;
    private final Paint paint;

    TrackedText(int width, Paint paint) {
        this.width = width;
        this.paint = paint;
    }

    List<String> lines(WholeSession session) {
        List<String> lines = new ArrayList<>();
        TrackedWork all = session.allTracked();
        if (all == null) {
            return lines;
        }
        lines.add("");
        lines.add(paint.strong(Text.shorten("Tracked beside requests", width)));
        lines.addAll(table(session.tracked(), all));
        if (session.requests() != null) {
            lines.add("");
            lines.addAll(
                    Text.wrap(cost(session.nano(), session.isPartlyUnpriced()) + " together with the requests", width));
        }
        return lines;
    }

    private List<String> table(List<TrackedWork> tracked, TrackedWork all) {
        TextTable table = new TextTable(List.of(
                Column.name("Kind"),
                Column.number("Count", 0),
                Column.number("Failed", 2),
                Column.number("Time", 1),
                Column.number("Cost", 0)));
        for (TrackedWork work : tracked) {
            table.add(Style.PLAIN, cells(word(work.kind()), work));
        }
        table.add(Style.TOTAL, cells("Total", all));
        return table.lines(width, paint);
    }

    private static List<Cell> cells(String name, TrackedWork work) {
        return List.of(
                Cell.text(name),
                Cell.number(work.count()),
                Cell.number(work.failed()),
                Cell.text(time(work.count(), work.span())),
                Cell.text(cost(work.nano(), work.unpriced() > 0)));
    }

    private static String word(InteractionKind kind) {
        return switch (kind) {
            case CHAT -> "charges of requests";
            case DB -> "database";
            case API -> "calls";
            case COST_EVENT -> "costs";
        };
    }

    private static String cost(@Nullable Long nano, boolean partly) {
        return nano == null ? Numbers.UNKNOWN : (partly ? "≥" : "") + Numbers.dollars(nano);
    }

    /** How long it took, at least so long where some told no time. */
    private static String time(long count, WorkSpan span) {
        return span.untimed() == count
                ? Numbers.UNKNOWN
                : (span.untimed() > 0 ? "≥" : "") + duration(span.durationMillis());
    }

    private static String duration(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        return millis < HOUR
                ? millis / MINUTE + " min " + millis % MINUTE / SECOND + " s"
                : millis / HOUR + " h " + millis % HOUR / MINUTE + " min";
    }
}
