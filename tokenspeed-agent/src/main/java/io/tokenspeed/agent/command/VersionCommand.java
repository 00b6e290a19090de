package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the program's version. */
final class VersionCommand implements Command {
    @Override
    public String summary() {
        return "The version of this program";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public int run(ParseResult parsed, Context context) {
        print(context);
        return 0;
    }

    static void print(Context context) {
        context.print("tokenspeed " + context.version());
    }
}
