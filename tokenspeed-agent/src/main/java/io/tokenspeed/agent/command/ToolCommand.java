package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.sources.engine.KnownAgent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says which reports there are about one tool; each of them is a command of two words, such as {@code claude daily}. */
final class ToolCommand implements Command {
    static final List<String> REPORTS = List.of("daily", "weekly", "monthly", "session", "blocks");

    private final String tool;

    ToolCommand(String tool) {
        this.tool = tool;
    }

    /** The command with this name, which is a tool or a tool and a report; null where there is none. */
    static @Nullable Command find(String name) {
        int space = name.indexOf(' ');
        String tool = space < 0 ? name : name.substring(0, space);
        if (!KnownAgent.TOOLS.contains(tool)) {
            return null;
        }
        return space < 0 ? new ToolCommand(tool) : report(tool, name.substring(space + 1));
    }

    private static @Nullable Command report(String tool, String report) {
        String shown = KnownAgent.title(tool);
        return switch (report) {
            case "daily" -> new ReportCommand(ReportKind.DAILY, shown + " per day", tool);
            case "weekly" -> new ReportCommand(ReportKind.WEEKLY, shown + " per week", tool);
            case "monthly" -> new ReportCommand(ReportKind.MONTHLY, shown + " per month", tool);
            case "session" -> new ReportCommand(ReportKind.SESSION, shown + " per session, or one session", tool);
            case "blocks" -> new BlocksCommand(tool);
            case "statusline" -> tool.equals("claude") ? new ClaudeLineCommand() : null;
            default -> null;
        };
    }

    private List<String> reports() {
        return tool.equals("claude")
                ? List.of("daily", "weekly", "monthly", "session", "blocks", "statusline")
                : REPORTS;
    }

    @Override
    public String summary() {
        return "Reports about " + KnownAgent.title(tool) + " alone, in the shapes of ccusage";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("REPORT")
                .description(String.join(", ", reports()) + "; \"help " + tool + " daily\" lists its flags.")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        String report = parsed.matchedPositionalValue(0, "");
        throw new UsageException("The report must be one of " + String.join(", ", reports())
                + (report.isEmpty() ? "; for example: tokenspeed " + tool + " daily" : ", not \"" + report + "\".")
                + (report.isEmpty() ? "" : Nearest.hint(report, reports())));
    }
}
