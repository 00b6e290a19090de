package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call that prints the report and then serves the website, as a process of its own. */
class ServeAfterReportTest {
    private static final Map<String, String> ANY_PORT = Map.of(ServeSettings.PORT, "0");

    @TempDir
    private Path folder;

    @Test
    void serve_printsTheReportFirst() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        new Transcripts(home).write(30);
        try (ServeProcess process = ServeProcess.start(folder, home, ANY_PORT, "--serve", "--no-open")) {
            String url = process.awaitUrl();

            assertThat(process.output().indexOf("Daily usage"))
                    .isNotNegative()
                    .isLessThan(process.output().indexOf(url));
            assertThat(requests(url)).isEqualTo(30);
        }
    }

    @Test
    void serve_whereNothingIsRecorded_namesTheDemoAndEnds() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (ServeProcess process = ServeProcess.start(folder, home, ANY_PORT, "--serve")) {
            assertThat(process.awaitEnd()).isZero();
            assertThat(process.output()).contains("tokenspeed demo").doesNotContain("http://");
        }
    }

    @Test
    void demo_servesItsOwnDataAndDeletesThemAtTheEnd() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Map<String, String> variables =
                Map.of(ServeSettings.PORT, "0", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (ServeProcess process = ServeProcess.start(folder, home, variables, "demo", "--serve", "--no-open")) {
            assertThat(requests(process.awaitUrl())).isPositive();
            assertThat(names(temporary)).anyMatch(name -> name.startsWith("tokenspeed-demo"));

            process.end();

            assertThat(names(temporary)).noneMatch(name -> name.startsWith("tokenspeed-demo"));
            assertThat(ServeProcess.database(home)).doesNotExist();
        }
    }

    private static long requests(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/stats")).build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode stats = TestServer.parse(body);
        return stats.get("requestCount").asLong();
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
