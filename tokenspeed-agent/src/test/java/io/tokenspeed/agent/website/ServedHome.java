package io.tokenspeed.agent.website;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.command.Commands;
import io.tokenspeed.agent.demo.DemoHistory;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.agent.server.ServeProcess;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.model.environment.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A home folder with twelve days of three tools, served by a process of its own. */
final class ServedHome implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED = """
        {"type":"user","uuid":"%1$s-q","parentUuid":null,"isSidechain":false,"cwd":"/home/ann/shop","sessionId":"live",\
        "version":"2.1.300","timestamp":"%2$s","message":{"role":"user","content":"go on"}}
        """;
    private static final String ANSWERED = """
        {"type":"assistant","uuid":"%1$s-a","parentUuid":"%1$s-q","isSidechain":false,"cwd":"/home/ann/shop",\
        "sessionId":"live","version":"2.1.300","requestId":"req_%1$s","timestamp":"%2$s","message":{"id":"msg_%1$s",\
        "type":"message","role":"assistant","model":"claude-opus-4-8","content":[{"type":"text","text":"done"}],\
        "stop_reason":"end_turn","usage":{"input_tokens":12,"output_tokens":640}}}
        """;

    private final Path home;
    private final ServeProcess server;
    private final String url;

    private ServedHome(Path home, ServeProcess server, String url) {
        this.home = home;
        this.server = server;
        this.url = url;
    }

    /** Writes the history, starts the server and waits until it has read it. */
    static ServedHome start(Path folder, Map<String, String> variables) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        DemoHistory.write(home, ZonedDateTime.now(ZONE), 12, 7);
        ServeProcess server = ServeProcess.start(folder, home, variables, "serve", "--no-open", "--port", "0");
        String url = server.awaitUrl();
        server.awaitImport(home);
        return new ServedHome(home, server, url);
    }

    String url() {
        return url;
    }

    /** What a report prints as JSON about the same database. */
    JsonNode report(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "--no-import", "--timezone", ZONE.getId()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Environment environment = new Environment(Map.of(), home, home);
        Terminal terminal = Terminal.of(stream, stream, false, false, environment);
        Clock clock = Clock.system(ZONE);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, clock)) {
            new Commands(workspace, terminal, environment, clock, "1.2.3").run(all);
        }
        return JSON.readTree(out.toString(StandardCharsets.UTF_8));
    }

    /** Appends a request that has just finished and took four seconds. */
    void finishRequest(String name) throws IOException {
        Instant now = Instant.now();
        Path folder = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
        Files.writeString(
                folder.resolve("live.jsonl"),
                ASKED.formatted(name, now.minusSeconds(4)) + ANSWERED.formatted(name, now),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
