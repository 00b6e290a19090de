package io.tokenspeed.hub.command;

import io.tokenspeed.hub.config.HubVersion;
import io.tokenspeed.hub.journal.JournalException;
import io.tokenspeed.hub.key.KeyFileException;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Reads a command line of the hub's program and runs it. Without a command it runs the hub. */
public final class HubCommands {
    private static final int WRONG = 2;

    private final CommandLine commands;
    private final PrintStream err;

    /**
     * The commands.
     *
     * @param serve runs the hub until it ends
     * @param dashboard runs the dashboard alone until it ends
     */
    public HubCommands(Console console, PrintStream err, Callable<Integer> serve, Callable<Integer> dashboard) {
        this.err = new VisibleOutput(err);
        String version = "tokenspeed hub " + HubVersion.text();
        this.commands = new CommandLine(new Root(serve))
                .addSubcommand(new InviteCommands(console))
                .addSubcommand(new DeviceCommands(console))
                .addSubcommand(new AuditCommand(console))
                .addSubcommand(new RewrapCommand(console))
                .addSubcommand(new DashboardCommand(dashboard))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, result) -> tell(failure));
        commands.getCommandSpec().version(version);
    }

    /** The command line without a command. */
    @Command(name = "tokenspeed hub", description = "Run a hub for a team's devices, or manage it on its own machine.")
    private static final class Root implements Callable<Integer> {
        private final Callable<Integer> serve;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "show this and end")
        private boolean help;

        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "show the version and end")
        private boolean version;

        private Root(Callable<Integer> serve) {
            this.serve = serve;
        }

        @Override
        public Integer call() throws Exception {
            return help || version ? 0 : serve.call();
        }
    }

    /** Runs a command line and returns the exit code: 0 done, 1 not possible, 2 not understood. */
    public int run(String... arguments) {
        return commands.execute(helped(arguments));
    }

    /** Turns {@code help invite} into {@code invite --help}. */
    private static String[] helped(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[arguments.length - 1] = "--help";
        return asked;
    }

    /**
     * Prints one sentence for failures that users can mend; every other exception is a fault and shows its stack trace.
     */
    private int tell(Exception failure) throws Exception {
        if (failure instanceof BadQueryException || failure instanceof ConfigException) {
            err.println("tokenspeed hub: " + failure.getMessage());
            return WRONG;
        }
        if (failure instanceof StorageException
                || failure instanceof KeyFileException
                || failure instanceof JournalException
                || failure instanceof IOException) {
            err.println("tokenspeed hub: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
