package io.tokenspeed.agent.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Lists the commands, or explains one. */
final class HelpCommand implements Command {
    @Override
    public String summary() {
        return "This list, or the flags of a command: help daily";
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
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        String name = parsed.matchedPositionalValue(0, "");
        if (name.isEmpty()) {
            context.print(list());
            return 0;
        }
        Command command = Catalog.find(name);
        if (command == null) {
            throw Commands.unknownCommand(name);
        }
        context.print(new Grammar(name, command).help());
        return 0;
    }

    private static List<String> list() {
        List<String> lines = new ArrayList<>();
        lines.add("Tokens, cost and speed of every request your tools make to an AI model.");
        lines.add("");
        lines.add("Usage: tokenspeed [COMMAND] [FLAGS]");
        lines.add("Without a command: today and the last seven days; on a terminal then the");
        lines.add("website, until Ctrl-C (\"tokenspeed --serve\" does that anywhere).");
        lines.add("");
        for (String name : Catalog.NAMES) {
            Command command = Catalog.find(name);
            String summary = command == null ? "" : command.summary();
            lines.add("  " + name + " ".repeat(12 - name.length()) + summary);
        }
        lines.add("");
        lines.add("Reports understand --json, --since, --until, --timezone, --project, --model and");
        lines.add("more; \"tokenspeed help daily\" lists them. Exit codes: 0 done, 1 failed, 2 called");
        lines.add("wrongly. --version prints the version. Nothing is sent unless you enable it.");
        return lines;
    }
}
