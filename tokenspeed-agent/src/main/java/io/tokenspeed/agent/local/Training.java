package io.tokenspeed.agent.local;

import io.tokenspeed.agent.command.Commands;
import io.tokenspeed.agent.statusline.Statusline;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Runs the usual commands once on example data, so that the JVM can archive the classes that they load. Only commands
 * that do without the jars of {@code lib/server} are among them, because an archive fits one class path.
 */
public final class Training {
    private static final List<List<String>> CALLS = List.of(
            List.of(),
            List.of("daily", "--breakdown"),
            List.of("daily", "--json"),
            List.of("session"),
            List.of("speed"),
            List.of("pricing", "gpt-5.5"));

    private Training() {}

    private static InputStream agent() {
        String session =
                "{\"model\": {\"display_name\": \"Opus\"}, \"rate_limits\": {\"five_hour\": {\"used_percentage\": 1}}}";
        return new ByteArrayInputStream(session.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs the calls and returns the exit code. */
    public static int run(String version) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Environment environment = new Environment(
                Map.of(), Environment.system().home(), Environment.system().workingDirectory());
        Terminal terminal = Terminal.of(nowhere, nowhere, false, false, environment);
        int worst = 0;
        try (Workspace demo = DemoWorkspace.create(clock)) {
            for (List<String> call : CALLS) {
                worst = Math.max(worst, new Commands(demo, terminal, environment, clock, version).run(call));
            }
            Environment user = demo.environment();
            new Statusline(new Today(user, clock), clock).print(terminal.reading(agent()), clock.getZone());
        }
        return worst;
    }
}
