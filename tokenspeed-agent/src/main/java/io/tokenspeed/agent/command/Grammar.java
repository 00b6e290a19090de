package io.tokenspeed.agent.command;

import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses the arguments of one command, and says in one sentence what is wrong with them. */
final class Grammar {
    /** The least width in columns that picocli lays out help for. */
    private static final int LEAST_WIDTH = 55;

    /** In columns; longer lines are hard to read. */
    private static final int MOST_WIDTH = 120;

    private final String name;
    private final CommandLine commandLine;

    /** @param name the command's name; empty for the call without a command */
    Grammar(String name, Command command) {
        this.name = name;
        CommandSpec spec = CommandSpec.create().name(name.isEmpty() ? "tokenspeed" : "tokenspeed " + name);
        spec.usageMessage().description(command.summary() + ".").autoWidth(false);
        command.declare(spec);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        this.commandLine = new CommandLine(spec).setExpandAtFiles(false);
    }

    ParseResult parse(List<String> arguments) {
        try {
            return commandLine.parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new UsageException(sentence(e));
        }
    }

    /** The help, wrapped to the width in columns, but never below {@link #LEAST_WIDTH}. */
    String help(int width) {
        commandLine.getCommandSpec().usageMessage().width(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)));
        return commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    }

    private String sentence(ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched.isUnknownOption()
                    ? unknownOption(unmatched.getUnmatched().get(0))
                    : unexpected(unmatched.getUnmatched().get(0));
        }
        if (e instanceof CommandLine.MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec lacking = missing.getMissing().get(0);
            return subject(lacking) + " needs " + lacking.paramLabel() + "; see " + see();
        }
        if (e instanceof CommandLine.OverwrittenOptionException overwritten) {
            return subject(overwritten.getOverwritten()) + " was given twice; give it once.";
        }
        String message = e.getMessage() == null ? "Wrong arguments" : e.getMessage();
        if (e instanceof CommandLine.MaxValuesExceededException) {
            return quoted(message) + " takes no value; see " + see();
        }
        return message.replace('\n', ' ') + "; see " + see();
    }

    private String subject(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : "\"tokenspeed " + name + "\"";
    }

    /** The first quoted word of a message, because picocli's exception names the option nowhere else. */
    private static String quoted(String message) {
        int start = message.indexOf('\'') + 1;
        int end = message.indexOf('\'', start);
        return start > 0 && end > start ? message.substring(start, end) : message;
    }

    private String unknownOption(String given) {
        int value = given.indexOf('=');
        String option = value < 0 ? given : given.substring(0, value);
        List<String> known = new ArrayList<>();
        for (OptionSpec candidate : commandLine.getCommandSpec().options()) {
            known.add(candidate.longestName());
        }
        String nearest = Nearest.to(option, known).orElse("");
        String hint = nearest.isEmpty() ? "" : " Did you mean " + nearest + "?";
        return "Unknown option " + option + "." + hint + " See " + see();
    }

    private String unexpected(String given) {
        if (name.isEmpty() && Catalog.firstWords().contains(given)) {
            return "The command comes first: tokenspeed " + given + " [flags].";
        }
        return "Unexpected argument \"" + given + "\"; see " + see();
    }

    private String see() {
        return "\"tokenspeed help" + (name.isEmpty() ? "" : " " + name) + "\".";
    }
}
