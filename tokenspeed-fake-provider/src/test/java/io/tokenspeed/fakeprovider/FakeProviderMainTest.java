package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FakeProviderMainTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void program_answersAndHasALedger() throws Exception {
        Process program = program("--port", "0", "--name", "short=text 2;usage in=5 out=3");
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(out.readLine());
            send(address.resolve("/api/chat"), "POST", "{\"model\":\"fake/short\"}");

            String ledger = send(address.resolve("/ledger"), "GET", "");
            String cleared = send(address.resolve("/ledger"), "DELETE", "");

            assertThat(ledger)
                    .contains("\"method\":\"POST\",\"path\":\"/api/chat\"")
                    .contains("\"usage\":{\"prompt\":5,\"cached\":0,\"written5m\":0,\"written1h\":0,\"output\":3,"
                            + "\"reasoning\":null}}");
            assertThat(cleared).startsWith("{\"exchanges\":[],");
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port x | --port must be a number from 0 to 65535: x",
                "--name x | --name must look like NAME=STEPS: x",
                "--name x=dance | fake step \"dance\": there is no such step",
                "--speed 1 | options are --port NUMBER and --name NAME=STEPS: --speed"
            })
    void wrongOption_isNamed(String options, String sentence) throws Exception {
        Process program = program(options.split(" "));

        try (BufferedReader problems = program.errorReader(StandardCharsets.UTF_8)) {
            assertThat(problems.readLine()).isEqualTo(sentence);
        }
        assertThat(program.waitFor()).isEqualTo(2);
    }

    private static Process program(String... options) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Path.of(URI.create(FakeProviderMain.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-cp", classes, FakeProviderMain.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private String send(URI uri, String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
