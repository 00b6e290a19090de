package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: its flags and arguments, and its work. Created only when it is called or explained. */
interface Command {
    /** A one-line summary for the list of commands. */
    String summary();

    /** Adds the command's flags and arguments. */
    void declare(CommandSpec spec);

    /** The exit code where the arguments are wrong. */
    default int wrongCallCode() {
        return UsageException.CODE;
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws io.tokenspeed.agent.option.UsageException if the arguments are wrong
     * @throws IOException if output cannot be written
     */
    int run(ParseResult parsed, Context context) throws IOException;
}
