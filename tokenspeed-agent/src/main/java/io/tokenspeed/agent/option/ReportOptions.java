package io.tokenspeed.agent.option;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * What a report was asked for.
 *
 * @param filter which requests
 * @param first the first day asked for; null means since ever
 * @param last the last day asked for; null means without end
 * @param json whether the answer is JSON
 * @param breakdown whether rows show what they are made of
 * @param ascending the order asked for; null leaves it to the report
 * @param importFirst whether the agents' files are read first
 * @param colour whether colours are allowed
 */
public record ReportOptions(
        UsageFilter filter,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        boolean json,
        boolean breakdown,
        @Nullable Boolean ascending,
        boolean importFirst,
        boolean colour) {

    /**
     * Reads the flags.
     *
     * @param tools the tools that may be asked for
     * @throws UsageException if a value is not allowed
     */
    public static ReportOptions read(ParseResult parsed, Environment environment, Clock clock, List<String> tools) {
        ZoneId zone = zone(parsed, clock);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = day(ReportFlags.SINCE, parsed, today);
        LocalDate last = day(ReportFlags.UNTIL, parsed, today);
        if (first != null && last != null && first.isAfter(last)) {
            throw new UsageException(
                    "--since " + first + " is after --until " + last + "; give the earlier day first.");
        }
        UsageFilter filter = new UsageFilter(
                TimeRange.ofDays(first, last, zone),
                zone,
                project(ReportFlags.PROJECT.valueIn(parsed), environment),
                ReportFlags.PROVIDER.valueIn(parsed),
                ReportFlags.MODEL.valueIn(parsed),
                tool(ReportFlags.AGENT.valueIn(parsed), tools),
                mode(ReportFlags.MODE.valueIn(parsed)));
        return new ReportOptions(
                filter,
                first,
                last,
                ReportFlags.JSON.in(parsed),
                ReportFlags.BREAKDOWN.in(parsed),
                ascending(ReportFlags.ORDER.valueIn(parsed)),
                !ReportFlags.NO_IMPORT.in(parsed),
                !ReportFlags.NO_COLOR.in(parsed));
    }

    /** The same options from {@code day} on, where no day was asked for. */
    public ReportOptions sinceUnlessAsked(LocalDate day) {
        if (first != null || last != null) {
            return this;
        }
        UsageFilter later = filter.during(TimeRange.ofDays(day, null, filter.zone()));
        return new ReportOptions(later, day, null, json, breakdown, ascending, importFirst, colour);
    }

    /** The zone that was asked for, else the clock's. */
    public static ZoneId zone(ParseResult parsed, Clock clock) {
        String asked = ReportFlags.TIMEZONE.valueIn(parsed);
        try {
            return asked == null ? clock.getZone() : ZoneId.of(asked);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--timezone must be a zone such as Europe/Amsterdam, UTC or +02:00, not \"" + asked + "\".");
        }
    }

    private static @Nullable LocalDate day(Flag flag, ParseResult parsed, LocalDate today) {
        String text = flag.valueIn(parsed);
        return text == null ? null : Day.parse(flag.name(), text, today);
    }

    private static @Nullable String project(@Nullable String asked, Environment environment) {
        if (asked == null || !(asked.startsWith(".") || asked.startsWith("~"))) {
            return asked;
        }
        try {
            String fromHome = asked.equals("~") ? "" : asked.startsWith("~/") ? asked.substring(2) : null;
            return fromHome == null
                    ? environment.workingDirectory().resolve(asked).normalize().toString()
                    : environment.home().resolve(fromHome).normalize().toString();
        } catch (InvalidPathException e) {
            throw new UsageException("--project must be a folder or a project id, not \"" + asked + "\".");
        }
    }

    private static @Nullable String tool(@Nullable String asked, List<String> tools) {
        if (asked == null || tools.contains(asked)) {
            return asked;
        }
        throw new UsageException("--agent must be one of " + String.join(", ", tools) + ", not \"" + asked + "\".");
    }

    private static CostMode mode(@Nullable String asked) {
        return switch (asked == null ? "auto" : asked) {
            case "auto" -> CostMode.AUTO;
            case "calculate" -> CostMode.CALCULATE;
            case "display" -> CostMode.DISPLAY;
            default -> throw new UsageException("--mode must be auto, calculate or display, not \"" + asked + "\".");
        };
    }

    private static @Nullable Boolean ascending(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        return switch (asked) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw new UsageException("--order must be asc or desc, not \"" + asked + "\".");
        };
    }
}
