package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.server.PortException;
import io.tokenspeed.agent.terminal.ReaderGoneException;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.sources.engine.KnownAgent;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Runs one command and returns its exit code: 0 done, 1 failed, 2 called wrongly. Failures are one
 * line on standard error.
 */
public final class Commands {
    private static final int FAILED = 1;

    private final Context context;

    /**
     * @param workspace the workspace that commands use; the caller closes it
     * @param terminal where output goes
     * @param environment what the program was started with
     * @param clock the time and the machine's zone
     * @param version the program's version
     */
    public Commands(Workspace workspace, Terminal terminal, Environment environment, Clock clock, String version) {
        this.context = new Context(workspace, terminal, environment, clock, version);
    }

    /** Runs the command that the arguments name. */
    public int run(List<String> arguments) {
        int code = runOrSayWhyNot(arguments);
        context.terminal().out().flush();
        if (code == 0 && context.terminal().out().checkError()) {
            context.error("The output could not be written completely; check the disk or the program that reads it.");
            return FAILED;
        }
        return code;
    }

    private int runOrSayWhyNot(List<String> arguments) {
        try {
            return dispatch(arguments, context);
        } catch (UsageException e) {
            context.error(oneLine(e));
            return e.code();
        } catch (StorageException | PortException e) {
            context.error(oneLine(e));
            return FAILED;
        } catch (ReaderGoneException satisfied) {
            throw satisfied;
        } catch (IOException | RuntimeException e) {
            return unexpected(e);
        }
    }

    /** Runs the command that the arguments name in any context; {@code demo} passes one with generated data. */
    static int dispatch(List<String> arguments, Context context) throws IOException {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        if (first.equals("--version") || first.equals("-V")) {
            VersionCommand.print(context);
            return 0;
        }
        if (first.equals("--help") || first.equals("-h")) {
            return run("help", new HelpCommand(), List.of(), context);
        }
        if (first.isEmpty() || first.startsWith("-")) {
            return run("", new OverviewCommand(), arguments, context);
        }
        int words = Catalog.words(arguments);
        String name = String.join(" ", arguments.subList(0, words));
        Command command = Catalog.find(name);
        if (command == null) {
            throw unknown(arguments);
        }
        return run(name, command, arguments.subList(words, arguments.size()), context);
    }

    private static int run(String name, Command command, List<String> arguments, Context context) throws IOException {
        Grammar grammar = new Grammar(name, command);
        try {
            ParseResult parsed = grammar.parse(arguments);
            if (parsed.isUsageHelpRequested()) {
                context.print(grammar.help(context.terminal().width()));
                return 0;
            }
            return command.run(parsed, context);
        } catch (UsageException wrong) {
            throw command.wrongCallCode() == UsageException.CODE ? wrong : wrong.with(command.wrongCallCode());
        }
    }

    private static UsageException unknown(List<String> arguments) {
        String first = arguments.get(0);
        if (arguments.size() < 2 || !ToolCommand.REPORTS.contains(arguments.get(1))) {
            return unknownCommand(first);
        }
        return new UsageException("The agent of \"" + arguments.get(1) + "\" must be one of "
                + String.join(", ", KnownAgent.TOOLS) + ", not \"" + Text.clean(first) + "\"."
                + Nearest.hint(first, KnownAgent.TOOLS));
    }

    static UsageException unknownCommand(String name) {
        String nearest = Nearest.to(name, Catalog.firstWords()).orElse("");
        String hint = nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?";
        return new UsageException("Unknown command \"" + Text.clean(name) + "\"." + hint + " See \"tokenspeed help\".");
    }

    private int unexpected(Exception e) {
        boolean debug = context.environment().variable("TS_DEBUG").isPresent();
        if (debug) {
            e.printStackTrace(context.terminal().err());
        } else {
            Path database =
                    DatabaseLocation.of(context.workspace().environment()).path();
            context.error(FileTrouble.sentence(e, database)
                    .map(Text::clean)
                    .orElseGet(() -> "Unexpected " + e.getClass().getSimpleName() + ": " + ended(oneLine(e))
                            + " Set TS_DEBUG=1 and run it again to see where it comes from."));
        }
        return FAILED;
    }

    private static String ended(String sentence) {
        return sentence.matches(".*[.!?]") ? sentence : sentence + ".";
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage();
        return message == null ? "no message." : Text.clean(message.replace('\n', ' '));
    }
}
