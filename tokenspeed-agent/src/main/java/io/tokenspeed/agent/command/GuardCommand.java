package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.limit.GuardCheck;
import io.tokenspeed.agent.limit.LimitText;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.FieldWriter;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.limit.LimitFields;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Tells scripts by its exit code whether enough is left of the limits: 0 enough, 1 less, 64 called wrongly, 69 nothing
 * known that still holds.
 */
final class GuardCommand implements Command {
    private static final int LESS = 1;
    private static final int CALLED_WRONGLY = 64;
    private static final int UNKNOWN = 69;
    private static final Flag LEAST =
            Flag.value("--min-remaining", "PERCENT", "The part of each limit that must be left, from 0 to 100.");
    private static final Flag TOOL = Flag.value("--tool", "TOOL", "Only limits of this tool: claude or codex.");
    private static final Flag WINDOW = Flag.value(
            "--window",
            "WINDOW",
            "Only this limit, by its window (5h, 7d) or its name as \"tokenspeed limits\" shows it.");

    @Override
    public String summary() {
        return "For scripts: exit code 0 where enough is left of the limits";
    }

    @Override
    public int wrongCallCode() {
        return CALLED_WRONGLY;
    }

    @Override
    public void declare(CommandSpec spec) {
        LEAST.addTo(spec);
        TOOL.addTo(spec);
        WINDOW.addTo(spec);
        ReportFlags.JSON.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_IMPORT.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        double least = least(LEAST.valueIn(parsed));
        try {
            return check(parsed, least, context);
        } catch (StorageException unusable) {
            context.error(String.valueOf(unusable.getMessage()));
            return UNKNOWN;
        }
    }

    private static int check(ParseResult parsed, double least, Context context) throws IOException {
        ReportOptions options = context.prepared(context.options(parsed));
        Instant now = context.clock().instant();
        GuardCheck check = GuardCheck.of(
                context.workspace().limits(),
                UsageFilter.only(options.filter().tools()),
                WINDOW.valueIn(parsed),
                least,
                now);
        if (options.json()) {
            json(check, now, context);
        } else {
            print(check, context);
        }
        return switch (check.verdict()) {
            case ENOUGH -> 0;
            case LESS -> LESS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static double least(@Nullable String asked) {
        if (asked == null) {
            throw new UsageException("--min-remaining is needed, for example: tokenspeed guard --min-remaining 20");
        }
        try {
            double percent = Double.parseDouble(asked);
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException other) {
            throw wrong(asked);
        }
        throw wrong(asked);
    }

    private static UsageException wrong(String asked) {
        return new UsageException("--min-remaining must be a percentage from 0 to 100, not \"" + asked + "\".");
    }

    private static void print(GuardCheck check, Context context) {
        for (LimitReport report : check.holding()) {
            context.print((check.isEnough(report) ? "enough  " : "less    ")
                    + Text.clean(report.tool() + " " + report.name()) + ": "
                    + LimitText.percent(report.remainingPercent()) + " left, at least "
                    + LimitText.percent(check.least()) + " wanted");
        }
        if (check.holding().isEmpty()) {
            context.error(
                    check.stale() == 0
                            ? "No tool has reported such a limit; \"tokenspeed limits\" lists those that there are."
                            : "Every report about such a limit is stale; use the tool once, then try again.");
        }
    }

    private static void json(GuardCheck check, Instant now, Context context) throws IOException {
        try (JsonOutput json = JsonOutput.open(context.terminal())) {
            json.generator().writeStartObject();
            json.generator().writeStringField("verdict", check.verdict().name().toLowerCase(Locale.ROOT));
            json.generator().writeNumberField("minRemaining", check.least());
            json.generator().writeNumberField("stale", check.stale());
            json.generator().writeArrayFieldStart("limits");
            for (LimitReport report : check.holding()) {
                FieldWriter.write(json.generator(), LimitFields.of(report, now));
            }
            json.generator().writeEndArray();
            json.generator().writeEndObject();
        }
    }
}
