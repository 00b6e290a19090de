package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.sources.engine.KnownAgent;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Lists the commands, or explains one. */
final class HelpCommand implements Command {
    private static final int NAMES = 12;
    private static final String WITHOUT_COMMAND =
            "Without a command: today and the last seven days. On a terminal it then"
                    + " serves the website until Ctrl-C; \"tokenspeed --serve\" does that anywhere.";
    private static final String AGENTS =
            "Reports about one agent alone, in the shapes of ccusage: tokenspeed AGENT with "
                    + String.join(", ", ToolCommand.REPORTS) + ". AGENT is one of "
                    + String.join(", ", KnownAgent.TOOLS) + ".";
    private static final String MORE = "Reports understand --json, --since, --until, --timezone, --project, --model"
            + " and more; \"tokenspeed help daily\" lists them. Exit codes: 0 done, 1 failed, 2 called wrongly. Nothing"
            + " leaves this machine unless you enable it.";

    @Override
    public String summary() {
        return "Show this list, or a command's flags: help daily";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("COMMAND")
                .description("The command to explain.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .type(String.class)
                .paramLabel("REPORT")
                .description("The report of a tool to explain, as in help claude daily.")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        String report = parsed.matchedPositionalValue(1, "");
        String name = parsed.matchedPositionalValue(0, "") + (report.isEmpty() ? "" : " " + report);
        if (name.isEmpty()) {
            context.print(list(context.terminal().width()));
            return 0;
        }
        Command command = Catalog.find(name);
        if (command == null) {
            throw Commands.unknownCommand(name);
        }
        context.print(new Grammar(name, command).help(context.terminal().width()));
        return 0;
    }

    private static List<String> list(int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Text.wrap("Tokens, cost and speed of every request your tools make to an AI model.", width));
        lines.add("");
        lines.add("Usage: tokenspeed [COMMAND] [FLAGS]");
        lines.addAll(Text.wrap(WITHOUT_COMMAND, width));
        lines.add("");
        for (String name : Catalog.NAMES) {
            Command command = Catalog.find(name);
            String summary = command == null ? "" : command.summary();
            String start = "  " + name + " ".repeat(NAMES - name.length());
            lines.addAll(Text.wrapBehind(start, summary, width));
        }
        lines.add("");
        lines.addAll(Text.wrap(AGENTS, width));
        lines.add("");
        lines.addAll(Text.wrap(MORE, width));
        return lines;
    }
}
