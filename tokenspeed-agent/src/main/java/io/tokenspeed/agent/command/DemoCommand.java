package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Runs any command on a small generated history in a temporary database. */
final class DemoCommand implements Command {
    @Override
    public String summary() {
        return "Any command on a small generated history, for example: demo speed";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.parser().stopAtPositional(true).unmatchedOptionsArePositionalParams(true);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("COMMAND")
                .description("A command with its flags (default: what tokenspeed does without one).")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        List<String> arguments = parsed.matchedPositionalValue(0, List.of());
        if (!arguments.isEmpty() && arguments.get(0).equals("demo")) {
            throw new UsageException("\"demo\" cannot run \"demo\"; run \"tokenspeed demo\".");
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("open")) {
            throw new UsageException("The example data is not being served; run \"tokenspeed demo --serve\".");
        }
        GracefulShutdown end = new GracefulShutdown(Thread.currentThread());
        try (Workspace demo = context.workspace().demo()) {
            context.error("Example data: a generated history in a temporary database.");
            return Commands.dispatch(arguments, context.on(demo));
        } finally {
            end.done();
        }
    }
}
