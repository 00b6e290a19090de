package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Points to the hub, which is a program of its own. A clone's start script starts the hub itself and never gets here.
 */
final class HubCommand implements Command {
    @Override
    public String summary() {
        return "Say how to start a team's hub: tokenspeed-hub, in a clone ./tokenspeed hub";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("COMMAND")
                .description("A command of the hub.")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        throw new UsageException("The hub is a program of its own: run tokenspeed-hub from its archive, or"
                + " \"./tokenspeed hub\" in a clone of the sources; docs/hub.md tells more.");
    }
}
