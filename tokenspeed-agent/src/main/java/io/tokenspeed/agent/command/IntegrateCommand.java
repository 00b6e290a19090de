package io.tokenspeed.agent.command;

import io.tokenspeed.agent.config.TokenFile;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.integrate.Change;
import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.agent.integrate.Integration;
import io.tokenspeed.agent.integrate.TelemetryIntegration;
import io.tokenspeed.agent.integrate.TelemetryTarget;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.Subcommand;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.server.ServeSettings;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Installs our commands in a coding agent or removes them; exit code 1 where a file in the way was kept. */
final class IntegrateCommand implements Command {
    private static final String REMOVE = "--remove";
    private static final String OTEL = "--otel";
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
        spec.addOption(OptionSpec.builder(OTEL)
                .description("Let claude-code, codex, opencode or copilot send telemetry to the server, or stop it.")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String agent = AGENT.in(parsed);
        boolean removing = parsed.hasMatchedOption(REMOVE);
        if (parsed.hasMatchedOption(OTEL)) {
            return telemetry(agent, removing, context);
        }
        Integration integration = Integration.of(agent, context.environment())
                .orElseThrow(() -> new UsageException("The agent must be " + String.join(" or ", Integration.AGENTS)
                        + ", not \"" + agent + "\"." + Nearest.hint(agent, Integration.AGENTS)));
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

    private static int telemetry(String agent, boolean removing, Context context) throws IOException {
        if (!TelemetryIntegration.AGENTS.contains(agent)) {
            throw new UsageException("With --otel the agent must be one of "
                    + String.join(", ", TelemetryIntegration.AGENTS) + ", not \"" + agent + "\"."
                    + Nearest.hint(agent, TelemetryIntegration.AGENTS));
        }
        Environment environment = context.environment();
        if (removing) {
            Optional<Change> removed = TelemetryIntegration.remove(agent, environment);
            context.print(removed.map(IntegrateCommand::line)
                    .orElse("TokenSpeed has not set up any telemetry of " + agent + "."));
            return removed.filter(change -> change.kind() == Change.Kind.KEPT).isPresent() ? 1 : 0;
        }
        TelemetryTarget target = target(environment);
        Optional<Change> change = TelemetryIntegration.install(agent, environment, target);
        change.ifPresent(one -> context.print(line(one)));
        TelemetryIntegration.advice(agent, target).forEach(context::print);
        context.print("The server receives it if it is started with TS_OTLP=1.");
        return change.filter(one -> one.kind() == Change.Kind.KEPT).isPresent() ? 1 : 0;
    }

    private static TelemetryTarget target(Environment environment) throws IOException {
        Path database = DatabaseLocation.of(environment).path();
        return new TelemetryTarget(ServeSettings.of(environment).port(), TokenFile.ingest(database, environment));
    }

    private static String line(Change change) {
        String note = change.note().isEmpty() ? "" : "  (" + change.note() + ")";
        String part = change.member().isEmpty() ? "" : change.member() + " from ";
        return Text.clean("%-10s%s%s%s".formatted(change.kind().word(), part, change.path(), note));
    }
}
