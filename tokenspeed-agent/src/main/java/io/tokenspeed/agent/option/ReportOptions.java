package io.tokenspeed.agent.option;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * The options of a report.
 *
 * @param filter the requests that it is about
 * @param first the first day asked for; null means from the beginning
 * @param last the last day asked for; null means without end
 * @param json whether to print JSON
 * @param breakdown whether each row shows its parts
 * @param ascending the order asked for; null leaves it to the report
 * @param importFirst whether to import before the report
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
     * @param tools the tools that may be asked for; the stored ones are looked up only where needed
     * @throws UsageException if a value is not allowed
     */
    public static ReportOptions read(ParseResult parsed, Environment environment, Clock clock, Tools tools) {
        ZoneId zone = zone(parsed, environment, clock);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = day(ReportFlags.SINCE, parsed, today);
        LocalDate last = day(ReportFlags.UNTIL, parsed, today);
        if (first != null && last != null && first.isAfter(last)) {
            throw new UsageException(
                    "--since " + first + " is after --until " + last + "; give the earlier day first.");
        }
        UsageFilter filter = UsageFilter.all(zone)
                .during(TimeRange.ofDays(first, last, zone))
                .withProject(project(ReportFlags.PROJECT.valueIn(parsed), environment))
                .withProvider(ReportFlags.PROVIDER.valueIn(parsed))
                .withModel(ReportFlags.MODEL.valueIn(parsed))
                .withTool(tools.check(ReportFlags.TOOL.valueIn(parsed)))
                .costing(mode(ReportFlags.MODE.valueIn(parsed)));
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

    /** These options from {@code day} on, where no day was asked for. */
    public ReportOptions sinceUnlessAsked(LocalDate day) {
        if (first != null || last != null) {
            return this;
        }
        UsageFilter later = filter.during(TimeRange.ofDays(day, null, filter.zone()));
        return new ReportOptions(later, day, null, json, breakdown, ascending, importFirst, colour);
    }

    /** These options with another filter. */
    public ReportOptions with(UsageFilter other) {
        return new ReportOptions(other, first, last, json, breakdown, ascending, importFirst, colour);
    }

    /**
     * The zone that was asked for, else the machine's.
     *
     * @throws UsageException if it is not a zone
     */
    public static ZoneId zone(ParseResult parsed, Environment environment, Clock clock) {
        return Zone.of(ReportFlags.TIMEZONE.valueIn(parsed), environment, clock);
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
            throw new UsageException("--project must be a project's name or folder, not \"" + asked + "\".");
        }
    }

    /**
     * The tools that may be asked for.
     *
     * @param read tools whose logs are read
     * @param stored tools that have stored requests
     */
    public record Tools(Set<String> read, Supplier<Set<String>> stored) {
        @Nullable
        String check(@Nullable String asked) {
            if (asked == null || read.contains(asked)) {
                return asked;
            }
            Set<String> all = new TreeSet<>(read);
            all.addAll(stored.get());
            if (all.contains(asked)) {
                return asked;
            }
            throw new UsageException("--tool must be one of " + String.join(", ", all) + ", not \"" + asked + "\"."
                    + Nearest.hint(asked, List.copyOf(all)));
        }
    }

    private static CostMode mode(@Nullable String asked) {
        String mode = asked == null ? "auto" : asked;
        return switch (mode) {
            case "auto" -> CostMode.AUTO;
            case "calculate" -> CostMode.CALCULATE;
            case "display" -> CostMode.DISPLAY;
            default ->
                throw new UsageException("--mode must be auto, calculate or display, not \"" + mode + "\"."
                        + Nearest.hint(mode, List.of("auto", "calculate", "display")));
        };
    }

    private static @Nullable Boolean ascending(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        return switch (asked) {
            case "asc" -> true;
            case "desc" -> false;
            default ->
                throw new UsageException("--order must be asc or desc, not \"" + asked + "\"."
                        + Nearest.hint(asked, List.of("desc", "asc")));
        };
    }
}
