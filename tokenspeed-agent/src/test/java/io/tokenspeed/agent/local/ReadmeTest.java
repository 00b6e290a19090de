package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.command.Commands;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README shows what the program prints. Where the output has changed, copy the new one into the README. */
class ReadmeTest {
    private static final String BEGIN = "<!-- demo:begin -->\n```text\n$ ./tokenspeed demo\n";
    private static final String END = "```\n<!-- demo:end -->\n";

    @Test
    void demo_isWhatTheProgramPrints() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        String block = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(block).isEqualTo(demo());
    }

    private static String demo() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:30:00Z"), ZoneId.of("Europe/Amsterdam"));
        Environment environment = new Environment(Map.of(), Path.of("/home/dev"), Path.of("/"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                environment);
        try (Workspace workspace = DemoWorkspace.create(clock)) {
            new Commands(workspace, terminal, environment, clock, "1.2.3").run(List.of());
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
