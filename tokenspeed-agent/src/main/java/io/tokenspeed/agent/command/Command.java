package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: its grammar and what it does. Made only when it is asked for. */
interface Command {
    /** What it does, one line for the list of commands. */
    String summary();

    /** Adds its flags and arguments. */
    void declare(CommandSpec spec);

    /**
     * Does it and returns the exit code.
     *
     * @throws io.tokenspeed.agent.option.UsageException if it was called wrongly
     * @throws IOException if output cannot be written
     */
    int run(ParseResult parsed, Context context) throws IOException;
}
