package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.environment.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares our answers over a small home with those that ccusage 20.0.24 gave over the same home at the same time, with
 * the options {@code --json --offline} and time zone UTC.
 */
class CcusageShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.ofEpochMilli(1_796_073_159_130L);

    @TempDir
    private static Path home;

    private static Environment environment;
    private static LocalWorkspace workspace;

    @BeforeAll
    static void importOnce() throws IOException, URISyntaxException {
        copy("claude", home.resolve(".claude"));
        copy("codex", home.resolve(".codex"));
        copy("opencode", home.resolve(".local/share/opencode"));
        environment = Environment.of(Map.of("HOME", home.toString()), home);
        workspace = new LocalWorkspace(environment, Clock.fixed(NOW, ZoneOffset.UTC));
        run("", "import");
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource({
        "daily, daily",
        "daily-agents, daily --by-agent --all --compact",
        "daily-sections, 'daily --sections daily,weekly,monthly,session'",
        "daily-last, daily --last 2",
        "daily-nocost, daily --no-cost",
        "weekly, weekly",
        "monthly, monthly --single-thread",
        "session, session",
        "session-id, session --id b2b2b2b2-0000-4000-8000-000000000002",
        "session-id, session b2b2b2b2-0000-4000-8000-000000000002",
        "session-id, claude session -i b2b2b2b2-0000-4000-8000-000000000002",
        "session-none, session --id nope",
        "blocks, blocks",
        "blocks, claude blocks",
        "blocks-active, blocks -a -t 500000",
        "blocks-max, blocks -t max",
        "blocks-recent, blocks -r",
        "blocks-3h, blocks -n 3",
        "claude-daily, claude daily",
        "claude-daily-instances, claude daily --instances",
        "claude-daily-aliases, claude daily -i --project-aliases=-code-alpha=Alpha",
        "claude-weekly, claude weekly",
        "claude-weekly-monday, claude weekly -w monday",
        "claude-monthly, claude monthly",
        "claude-session, claude session",
        "codex-daily, codex daily",
        "codex-monthly, codex monthly",
        "codex-session, codex session",
        "opencode-daily, opencode daily",
        "opencode-weekly, opencode weekly",
        "opencode-monthly, opencode monthly",
        "opencode-session, opencode session"
    })
    void json_hasEachKeyAndValueOfCcusage(String fixture, String command) throws IOException {
        JsonNode theirs = JSON.readTree(fixture(fixture + ".json"));

        JsonNode ours = JSON.readTree(run("", (command + " --json --offline --no-import").split(" ")));

        assertThat(CcusageTree.compare(theirs, ours)).isEmpty();
    }

    @Test
    void json_noCost_hasNoCostAnywhere() throws IOException {
        String ours = run("", "daily", "--json", "--no-cost", "--by-agent", "--no-import");

        assertThat(ours).doesNotContain("\"totalCost", "\"cost\"", "NanoUsd");
    }

    @Test
    void claudeStatusline_hasTheWordsOfCcusage() throws IOException {
        List<String> lines = fixture("statusline.txt").lines().toList();
        String report = fixture("statusline.json");

        for (int i = 0; i < lines.size(); i += 2) {
            List<String> call = new ArrayList<>(List.of("claude", "statusline", "--no-cache", "--no-import"));
            Stream.of(lines.get(i).split(" ")).skip(1).forEach(call::add);

            assertThat(run(report, call.toArray(new String[0])))
                    .as(lines.get(i))
                    .isEqualTo(lines.get(i + 1) + "\n");
        }
    }

    @Test
    void claudeStatusline_unknownSession_saysSoInsteadOfNothing() throws IOException {
        String line = run(
                "{\"session_id\": \"zzz\", \"model\": {\"display_name\": \"Opus 4.5\"}}",
                "claude",
                "statusline",
                "--no-import");

        assertThat(line)
                .isEqualTo("🤖 Opus 4.5 | 💰 N/A session / $0.13 today / $0.13 block (2h 47m left)"
                        + " | 🔥 $0.08/hr | 🧠 N/A\n");
    }

    @ParameterizedTest
    @CsvSource({
        "blocks-text.txt, blocks -t max",
        "blocks-active.txt, blocks -a -t 500000",
        "session-text.txt, session b2b2b2b2-0000-4000-8000-000000000002",
        "daily-instances.txt, 'daily -i --no-cost --project-aliases alpha=Alpha,-code-beta=Beta'",
        "limits.txt, limits"
    })
    void text_fitsEightyColumns(String fixture, String command) throws IOException {
        String text = run("", (command + " --no-import").split(" "));

        assertThat(text).isEqualTo(fixture(fixture));
        assertThat(text.lines()).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
    }

    private static String run(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        environment)
                .reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        int code = new Commands(workspace, terminal, environment, Clock.fixed(NOW, ZoneOffset.UTC), "1.2.3")
                .run(List.of(arguments));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = CcusageShapeTest.class.getResourceAsStream("/ccusage/" + name)) {
            assertThat(in).as("fixture %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copy(String folder, Path to) throws IOException, URISyntaxException {
        Path from = Path.of(
                CcusageShapeTest.class.getResource("/ccusage/home/" + folder).toURI());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
