package io.tokenspeed.agent.command;

import io.tokenspeed.agent.block.ActiveBlock;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.session.OneSession;
import io.tokenspeed.agent.statusline.ClaudeLine;
import io.tokenspeed.agent.statusline.ClaudeLine.CostSource;
import io.tokenspeed.agent.statusline.ClaudeLine.Indicator;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the status line that ccusage prints for Claude Code. */
final class ClaudeLineCommand implements Command {
    private static final String TOOL = "claude";
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Flag INDICATOR = Flag.value(
                    "--visual-burn-rate", "HOW", "How the rate is called: off, emoji, text, emoji-text.")
            .or("-B");
    private static final Flag COST_SOURCE = Flag.value(
            "--cost-source", "SOURCE", "Which cost of the session: auto, ccusage (ours), cc (Claude Code's), both.");
    private static final List<Flag> ACCEPTED = List.of(
            Flag.toggle("--cache", "Accepted for scripts; without effect."),
            Flag.toggle("--no-cache", "Accepted for scripts; without effect."),
            Flag.value("--refresh-interval", "SECONDS", "Accepted for scripts; without effect."),
            Flag.value("--context-low-threshold", "PERCENT", "Accepted for scripts; the line has no colours."),
            Flag.value("--context-medium-threshold", "PERCENT", "Accepted for scripts; the line has no colours."),
            Flag.toggle("--debug", "Accepted for scripts; without effect.").or("-d"));

    @Override
    public String summary() {
        return "The status line of ccusage for Claude Code";
    }

    @Override
    public void declare(CommandSpec spec) {
        INDICATOR.addTo(spec);
        COST_SOURCE.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_IMPORT.addTo(spec);
        ACCEPTED.forEach(flag -> flag.addHiddenTo(spec));
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        CostSource source = choice(COST_SOURCE, parsed, CostSource.values(), CostSource.AUTO);
        Indicator indicator = choice(INDICATOR, parsed, Indicator.values(), Indicator.OFF);
        ZoneId zone = ReportOptions.zone(parsed, context.environment(), context.clock());
        ClaudeLine line = ClaudeLine.read(context.terminal().in());
        if (line == null) {
            context.error("No report of Claude Code came on standard input; the line is for its status line setting.");
            return 1;
        }
        Workspace workspace = context.workspace();
        Instant now = context.clock().instant();
        Duration age = workspace.today(zone, () -> line.reported(now)).age();
        if (!ReportFlags.NO_IMPORT.in(parsed) && !workspace.isFollowed() && (age == null || age.compareTo(FRESH) > 0)) {
            context.importNow();
        }
        context.print(line.text(facts(workspace, line.sessionId(), zone, now), source, indicator));
        return 0;
    }

    private static ClaudeLine.Facts facts(Workspace workspace, @Nullable String session, ZoneId zone, Instant now) {
        UsageFilter all = UsageFilter.all(zone).withTool(TOOL);
        LocalDate today = LocalDate.ofInstant(now, zone);
        OneSession detail =
                session == null ? null : OneSession.read(workspace.storage().requests(), session, all);
        return new ClaudeLine.Facts(
                detail == null ? null : detail.nano(),
                workspace
                        .storage()
                        .usage()
                        .summary(all.during(TimeRange.ofDays(today, today, zone)))
                        .cost(),
                ActiveBlock.of(workspace.storage().usage(), TOOL, now),
                now);
    }

    private static <E extends Enum<E>> E choice(Flag flag, ParseResult parsed, E[] values, E otherwise) {
        String asked = flag.valueIn(parsed);
        if (asked == null) {
            return otherwise;
        }
        List<String> names = List.of(values).stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = names.indexOf(asked);
        if (index < 0) {
            throw new UsageException(flag.name() + " must be one of " + String.join(", ", names) + ", not \"" + asked
                    + "\"." + Nearest.hint(asked, names));
        }
        return values[index];
    }
}
