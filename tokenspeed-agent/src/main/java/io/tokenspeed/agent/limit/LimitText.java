package io.tokenspeed.agent.limit;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.limit.LimitReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows reports about limits. A report that says nothing about now any more is marked stale, never left out. */
public final class LimitText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private LimitText() {}

    /** A table with a row for each report. */
    public static List<String> table(List<LimitReport> reports, Instant now, ZoneId zone, int width, Paint paint) {
        TextTable table = new TextTable(List.of(
                Column.name("Tool", 0, 8, 11),
                Column.name("Limit", 0, 12, 30),
                Column.number("Window", 3),
                Column.number("Used", 0),
                Column.number("Resets", 2),
                Column.number("Plan", 4),
                Column.number("Credits", 5),
                Column.number("Reported", 0)));
        for (LimitReport report : reports) {
            boolean stale = report.isStale(now);
            table.add(
                    stale ? Style.REST : Style.PLAIN,
                    List.of(
                            Cell.text(report.tool()),
                            Cell.text(report.name()),
                            report.windowMinutes() == null ? Cell.UNKNOWN : Cell.text(report.shortName()),
                            Cell.text(percent(report.usedPercent()) + (stale ? ", stale" : "")),
                            resets(report.resetsAtMillis(), zone),
                            text(report.account().plan()),
                            text(report.account().credits()),
                            Cell.text(ago(report.age(now)))));
        }
        return table.lines(width, paint);
    }

    /** All reports that still hold in one line, such as {@code 5h 24 % · 7d 41 %}, with the age of the oldest. */
    public static String brief(List<LimitReport> reports, Instant now) {
        List<String> parts = new ArrayList<>();
        Duration oldest = Duration.ZERO;
        for (LimitReport report : reports) {
            if (!report.isStale(now) && report.usedPercent() != null) {
                parts.add(report.shortName() + " " + percent(report.usedPercent()));
                oldest = oldest.compareTo(report.age(now)) > 0 ? oldest : report.age(now);
            }
        }
        return parts.isEmpty()
                ? "none that still holds."
                : Text.clean(String.join(" · ", parts)) + ", " + ago(oldest) + ".";
    }

    /** A percentage with one decimal where it has any. */
    public static String percent(@Nullable Double value) {
        if (value == null) {
            return Numbers.UNKNOWN;
        }
        long tenths = Math.round(value * 10);
        return Numbers.full(tenths / 10) + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " %";
    }

    private static Cell resets(@Nullable Long millis, ZoneId zone) {
        return millis == null
                ? Cell.UNKNOWN
                : Cell.text(MINUTE.format(Instant.ofEpochMilli(millis).atZone(zone)));
    }

    private static Cell text(@Nullable String text) {
        return text == null ? Cell.UNKNOWN : Cell.text(text);
    }

    private static String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
