package io.tokenspeed.agent.command;

import io.tokenspeed.agent.config.ArchiveAge;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Day;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.time.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Archives old requests, and shows, checks and restores what is archived. */
final class ArchiveCommand implements Command {
    private static final List<String> ACTIONS = List.of("freeze", "status", "verify", "restore", "export");
    private static final Flag SINCE =
            Flag.value("--since", "DAY", "With restore: the first day, for example 2025-11-01.");
    private static final Flag UNTIL = Flag.value("--until", "DAY", "With restore: the last day, included.");
    private static final Flag ALL = Flag.toggle("--all", "With restore: everything.");
    private static final Flag COMPACT = Flag.toggle(
            "--compact",
            "Give free space of the database back to the disk. Needs twice the space and locks other programs out.");

    @Override
    public String summary() {
        return "Store old requests in little space; every report still has them";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("ACTION")
                .description(
                        "Nothing archives what is older than " + ArchiveAge.VARIABLE + " days (default: "
                                + ArchiveAge.DEFAULT + "; 0 for never).",
                        "status; verify; export FILE",
                        "restore --since DAY [--until DAY]; restore --all")
                .build());
        SINCE.addTo(spec);
        UNTIL.addTo(spec);
        ALL.addTo(spec);
        COMPACT.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.JSON.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        ArchiveActions actions = new ArchiveActions(context.workspace().archive(), context);
        String action = words.isEmpty() ? COMPACT.in(parsed) ? "" : "freeze" : words.get(0);
        requireWords(words, action);
        return switch (action) {
            case "" -> actions.compact();
            case "freeze" -> actions.freeze();
            case "status" -> actions.status(ReportFlags.JSON.in(parsed));
            case "verify" -> actions.verify();
            case "restore" -> actions.restore(range(parsed, context));
            case "export" -> actions.export(words.get(1));
            default ->
                throw new UsageException("The action must be one of " + String.join(", ", ACTIONS) + ", not \"" + action
                        + "\"." + Nearest.hint(action, ACTIONS));
        };
    }

    private static void requireWords(List<String> words, String action) {
        if (action.equals("export") && words.size() < 2) {
            throw new UsageException("Which file? For example: tokenspeed archive export old.csv");
        }
        int most = action.equals("export") ? 2 : 1;
        if (words.size() > most) {
            throw new UsageException(
                    "Unexpected argument \"" + words.get(most) + "\"; see \"tokenspeed help archive\".");
        }
    }

    /** Restoring everything by accident would take long, so it must be asked for. */
    private static TimeRange range(ParseResult parsed, Context context) {
        if (ALL.in(parsed) == (SINCE.in(parsed) || UNTIL.in(parsed))) {
            throw new UsageException("restore needs --since DAY, --until DAY or both, or else --all.");
        }
        ZoneId zone = ReportOptions.zone(parsed, context.environment(), context.clock());
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), zone);
        LocalDate since = day(SINCE, parsed, today);
        LocalDate until = day(UNTIL, parsed, today);
        Instant from = since == null ? null : since.atStartOfDay(zone).toInstant();
        Instant to = until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
        if (from != null && to != null && !from.isBefore(to)) {
            throw new UsageException("--since must not be after --until.");
        }
        return new TimeRange(from, to);
    }

    private static @Nullable LocalDate day(Flag flag, ParseResult parsed, LocalDate today) {
        String text = flag.valueIn(parsed);
        return text == null ? null : Day.parse(flag.name(), text, today);
    }
}
