package io.tokenspeed.agent;

import io.tokenspeed.agent.command.Commands;
import io.tokenspeed.agent.local.NativeLibrary;
import io.tokenspeed.agent.local.Training;
import io.tokenspeed.agent.server.ServerTraining;
import io.tokenspeed.agent.statusline.Statusline;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.terminal.ReaderGoneException;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.text.Visible;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** The program's entry point: answers {@code statusline} itself and passes every other call to {@link Commands}. */
public final class TokenSpeed {
    /** The exit code that shells report for a program ended by SIGPIPE: 128 + 13. */
    private static final int READER_GONE = 141;

    private final Environment environment;
    private final Terminal terminal;
    private final Clock clock;
    private final Parts parts;

    TokenSpeed(Environment environment, Terminal terminal, Clock clock, Parts parts) {
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
        this.parts = parts;
    }

    /** The parts of the program, each created when asked for. */
    interface Parts {
        /** The source of today's totals. */
        TodaySource today();

        /** The workspace that commands use; the program closes it. */
        Workspace workspace();

        /** The program's version. */
        String version();
    }

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) throws IOException {
        LogSetting.prepare();
        try {
            start(arguments);
        } catch (InvalidPathException refused) {
            System.err.println("tokenspeed: " + Visible.text(PathText.sentence(refused)));
            System.exit(1);
        }
    }

    private static void start(String[] arguments) throws IOException {
        Environment environment = Environment.system();
        Clock clock = Clock.system(ZoneId.systemDefault());
        Wiring wiring = new Wiring(environment, clock);
        NativeLibrary.prepare();
        System.exit(
                switch (String.join(" ", arguments)) {
                    case "--train" -> Training.run(wiring.version());
                    case "--train-serve" -> ServerTraining.run(wiring.version());
                    default -> new TokenSpeed(environment, Terminal.system(environment), clock, wiring).run(arguments);
                });
    }

    /** Runs one command line and returns the exit code. */
    int run(String... arguments) {
        try {
            return answer(arguments);
        } catch (ReaderGoneException satisfied) {
            return READER_GONE;
        }
    }

    private int answer(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("statusline")) {
            return new Statusline(parts.today(), clock).print(terminal, clock.getZone());
        }
        try (Workspace workspace = parts.workspace()) {
            return new Commands(workspace, terminal, environment, clock, parts.version()).run(List.of(arguments));
        }
    }
}
