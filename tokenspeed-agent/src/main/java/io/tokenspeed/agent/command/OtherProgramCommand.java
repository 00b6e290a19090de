package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Points to a program of its own: the hub or the gateway. A clone's start script starts these itself and never gets here.
 *
 * @param name the word on the command line
 * @param what what the program is, after "Say how to start"
 */
record OtherProgramCommand(String name, String what) implements Command {
    @Override
    public String summary() {
        return "Say how to start " + what + ": tokenspeed-" + name + ", in a clone ./tokenspeed " + name;
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
                .description("A command of the " + name + ".")
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        throw new UsageException("The " + name + " is a program of its own: run tokenspeed-" + name
                + " from its archive, or \"./tokenspeed " + name + "\" in a clone of the sources; docs/" + name
                + ".md tells more.");
    }
}
