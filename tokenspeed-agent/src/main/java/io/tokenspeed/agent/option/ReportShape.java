package io.tokenspeed.agent.option;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * How the rows of a report are cut and shown.
 *
 * @param last how many of the most recent periods; null for all
 * @param byTool whether each row shows what each tool has in it
 * @param byProject whether the days of each project are apart
 * @param costs whether costs are shown
 * @param firstOfWeek the day that weeks begin on; null where none was asked for
 * @param sections the reports that were asked for together, by name; empty for one report
 * @param aliases what projects are called in tables, by the name that was given for each
 */
public record ReportShape(
        @Nullable Integer last,
        boolean byTool,
        boolean byProject,
        boolean costs,
        @Nullable DayOfWeek firstOfWeek,
        List<String> sections,
        Map<String, String> aliases) {
    private static final List<String> SECTIONS = List.of("daily", "weekly", "monthly", "session");
    private static final int MOST_PERIODS = 10_000;

    public ReportShape {
        sections = List.copyOf(sections);
        aliases = Map.copyOf(aliases);
    }

    /**
     * Reads the flags of {@link ShapeFlags}.
     *
     * @throws UsageException if a value is not allowed, or flags exclude each other
     */
    public static ReportShape read(ParseResult parsed) {
        Integer last = last(ShapeFlags.LAST.valueIn(parsed));
        List<String> sections = sections(ShapeFlags.SECTIONS.valueIn(parsed));
        if (last != null && (ReportFlags.SINCE.in(parsed) || ReportFlags.UNTIL.in(parsed))) {
            throw new UsageException("--last does not go together with --since or --until; give one of them.");
        }
        if (last != null && !sections.isEmpty()) {
            throw new UsageException("--last does not go together with --sections, whose periods differ; use --since.");
        }
        if (ShapeFlags.INSTANCES.in(parsed) && !sections.isEmpty()) {
            throw new UsageException("--instances and --sections do not go together; give one of them.");
        }
        return new ReportShape(
                last,
                ShapeFlags.BY_AGENT.in(parsed),
                ShapeFlags.INSTANCES.in(parsed),
                !ShapeFlags.NO_COST.in(parsed),
                weekday(ShapeFlags.START_OF_WEEK.valueIn(parsed)),
                sections,
                aliases(ShapeFlags.PROJECT_ALIASES.valueIn(parsed)));
    }

    private static @Nullable Integer last(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(asked);
            if (number >= 1 && number <= MOST_PERIODS) {
                return number;
            }
        } catch (NumberFormatException other) {
            throw wrongLast(asked);
        }
        throw wrongLast(asked);
    }

    private static UsageException wrongLast(String asked) {
        return new UsageException(
                "--last must be a number of periods from 1 to " + MOST_PERIODS + ", not \"" + asked + "\".");
    }

    private static List<String> sections(@Nullable String asked) {
        List<String> names = new ArrayList<>();
        for (String part : asked == null ? new String[0] : asked.split(",", -1)) {
            String name = part.strip();
            if (!SECTIONS.contains(name)) {
                throw new UsageException("--sections must be one or more of " + String.join(", ", SECTIONS) + ", not \""
                        + name + "\"." + Nearest.hint(name, SECTIONS));
            }
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable DayOfWeek weekday(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(asked.toLowerCase(Locale.ROOT))) {
                return day;
            }
            names.add(name);
        }
        throw new UsageException("--start-of-week must be one of " + String.join(", ", names) + ", not \"" + asked
                + "\"." + Nearest.hint(asked.toLowerCase(Locale.ROOT), names));
    }

    private static Map<String, String> aliases(@Nullable String asked) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String part : asked == null ? new String[0] : asked.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new UsageException(
                        "--project-aliases must be pairs such as shop=Shop,api=My API, not \"" + part + "\".");
            }
            aliases.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return aliases;
    }

    /**
     * What a project is called in tables.
     *
     * @param project its folder, which an alias may name in full, by its last part, or with a dash for each slash
     */
    public String nameOf(String project) {
        String path = project.replace('\\', '/');
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            String name = alias.getKey();
            if (name.equals(project)
                    || name.equals(path.substring(path.lastIndexOf('/') + 1))
                    || name.equals(path.replace('/', '-'))) {
                return alias.getValue();
            }
        }
        return project;
    }
}
