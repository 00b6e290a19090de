package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.integrate.Change;
import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.agent.integrate.Integration;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.Subcommand;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Installs our commands in a coding agent or removes them; exit code 1 where a file in the way was kept. */
final class IntegrateCommand implements Command {
    private static final String REMOVE = "--remove";
    private static final Subcommand AGENT = new Subcommand(Integration.AGENTS, "The agent.");

    @Override
    public String summary() {
        return "Commands /ts, /ts-stats, ... and the status line inside an agent";
    }

    @Override
    public void declare(CommandSpec spec) {
        AGENT.addTo(spec);
        spec.addOption(OptionSpec.builder(REMOVE)
                .description("Remove the commands and the status line of TokenSpeed again.")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String agent = AGENT.in(parsed);
        Integration integration = Integration.of(agent, context.environment())
                .orElseThrow(() -> new UsageException("The agent must be " + String.join(" or ", Integration.AGENTS)
                        + ", not \"" + agent + "\"." + Nearest.hint(agent, Integration.AGENTS)));
        boolean removing = parsed.hasMatchedOption(REMOVE);
        List<Change> changes =
                removing ? integration.remove() : integration.install(InstalledProgram.toStay(context.environment()));
        for (Change change : changes) {
            context.print(line(change));
        }
        if (changes.isEmpty()) {
            context.print("TokenSpeed is not installed in " + agent + ".");
        }
        return changes.stream().anyMatch(change -> change.kind() == Change.Kind.KEPT) ? 1 : 0;
    }

    private static String line(Change change) {
        String note = change.note().isEmpty() ? "" : "  (" + change.note() + ")";
        String part = change.member().isEmpty() ? "" : change.member() + " from ";
        return Text.clean("%-10s%s%s%s".formatted(change.kind().word(), part, change.path(), note));
    }
}
