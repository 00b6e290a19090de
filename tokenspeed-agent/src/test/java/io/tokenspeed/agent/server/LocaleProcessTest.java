package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.fake.Executable;
import io.tokenspeed.model.environment.PathText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program where no locale was set, as under systemd and cron, or one that is not installed. */
class LocaleProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAPANESE = "/home/jos\u00e9/\u65e5\u672c";
    private static final String RUSSIAN = "/home/jos\u00e9/\u043f\u0440\u043e\u0435\u043a\u0442";
    private static final String LINE =
            "{\"cwd\":\"%s\",\"sessionId\":\"s\",\"version\":\"2.1.300\",\"type\":\"assistant\","
                    + "\"requestId\":\"req_%s\",\"message\":{\"id\":\"msg_%s\",\"role\":\"assistant\",\"model\":\"claude-opus-4-8\","
                    + "\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":12,\"output_tokens\":640}},"
                    + "\"uuid\":\"u-%s\",\"timestamp\":\"2026-11-02T09:00:00Z\"}\n";

    @TempDir
    private Path folder;

    private String home;

    /** Two folders whose names are equally long in a locale that knows neither. */
    @BeforeEach
    void write() throws IOException {
        home = folder + "/plain";
        transcript(home, "caf\u00e9", JAPANESE, "a");
        transcript(home, "caf\u00fc", RUSSIAN, "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=C", "LC_ALL=POSIX", "LANG=xx_XX.UTF-8"})
    void program_alone_readsAndTellsEveryFile(String locale) throws IOException, InterruptedException {
        List<String> java = List.of(
                "env",
                "-i",
                locale,
                "HOME=" + home,
                javaProgram(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tokenspeed.agent.TokenSpeed");

        assertReports(java);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=C", "LC_ALL=POSIX", "LANG=xx_XX.UTF-8"})
    void launcher_worksInAHomeBeyondAscii(String locale) throws IOException, InterruptedException {
        String beyond = folder + "/jos\u00e9 \u65e5\u672c";
        transcript(beyond, "caf\u00e9", JAPANESE, "a");
        transcript(beyond, "caf\u00fc", RUSSIAN, "b");

        assertReports(List.of("sh", launcher(beyond, locale)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=C", "LC_ALL=POSIX"})
    void serve_importsAndAnswersEverything(String locale) throws IOException, InterruptedException {
        Map<String, String> variables = Map.of(locale.split("=", -1)[0], locale.split("=", -1)[1]);
        try (ServeProcess serve = ServeProcess.start(folder, Path.of(home), variables)) {
            URI projects = URI.create(serve.awaitUrl()).resolve("/api/projects");
            serve.awaitImport(Path.of(home));

            String answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(projects).build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();

            assertThat(answer).contains(JAPANESE, RUSSIAN);
        }
    }

    private static void assertReports(List<String> program) throws IOException, InterruptedException {
        JsonNode first = JSON.readTree(run(program, "import", "--json"));
        JsonNode again = JSON.readTree(run(program, "import", "--json"));
        JsonNode daily = JSON.readTree(run(program, "daily", "--json"));

        assertThat(first.path("problems")).isEmpty();
        assertThat(first.path("requests").asLong()).isEqualTo(2);
        assertThat(again.path("filesRead").asLong(-1)).isZero();
        assertThat(daily.path("totals").path("requests").asLong()).isEqualTo(2);
        assertThat(run(program, "projects")).contains("\u65e5\u672c", "\u043f\u0440\u043e\u0435\u043a\u0442");
        assertThat(run(program, "export", "csv")).contains(JAPANESE, RUSSIAN);
    }

    private static void transcript(String home, String name, String project, String id) throws IOException {
        Path file = PathText.path(home + "/.claude/projects/" + name + "/s.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, LINE.formatted(project, id, id, id));
    }

    /** The start script over this test's classes; its variables come from a script, whose bytes no locale changes. */
    private String launcher(String home, String locale) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/tokenspeed-agent.jar"));
        executable("bin/tokenspeed", Files.readString(Path.of("src/main/dist/bin/tokenspeed")));
        executable("java/bin/java", """
                #!/bin/sh
                while [ "$1" != io.tokenspeed.agent.TokenSpeed ]; do shift; done
                exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' "$@"
                """.formatted(javaProgram(), System.getProperty("java.class.path")));
        return executable("start", """
                exec env -i '%s' HOME='%s' PATH="$PATH" JAVA_HOME='%s/java' XDG_CACHE_HOME=/dev/null '%s/bin/tokenspeed' "$@"
                """.formatted(locale, home, folder, folder)).toString();
    }

    private Path executable(String name, String text) throws IOException {
        return Executable.write(folder.resolve(name), text);
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String run(List<String> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
