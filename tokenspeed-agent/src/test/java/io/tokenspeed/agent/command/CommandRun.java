package io.tokenspeed.agent.command;

import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a command line at a fixed time and keeps what it printed. */
public final class CommandRun {
    private final Workspace workspace;
    private final Map<String, String> variables = new HashMap<>();
    private boolean terminal;
    private int code = -1;
    private String out = "";
    private String err = "";

    public CommandRun(Workspace workspace) {
        this.workspace = workspace;
    }

    CommandRun onTerminal() {
        terminal = true;
        return this;
    }

    /** Sets an environment variable. */
    public CommandRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public CommandRun run(String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        Environment environment = new Environment(
                variables, FakeWorkspace.ENVIRONMENT.home(), FakeWorkspace.ENVIRONMENT.workingDirectory());
        Terminal streams = Terminal.of(
                new PrintStream(outBytes, false, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                environment);
        Clock clock = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneId.of("UTC"));
        code = new Commands(workspace, streams, environment, clock, "1.2.3").run(List.of(arguments));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return this;
    }

    public int code() {
        return code;
    }

    public String out() {
        return out;
    }

    public String err() {
        return err;
    }
}
