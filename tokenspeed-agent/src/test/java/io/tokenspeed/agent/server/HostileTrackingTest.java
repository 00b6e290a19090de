package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that were made to harm cost an answer and no memory. */
class HostileTrackingTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MIB = 1 << 20;

    /** The most that a server may hold, however large its history. */
    private static final int MEGABYTES = 300;

    @TempDir
    private static Path home;

    private static ServeProcess server;
    private static URI address;
    private static String token;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ServeProcess.start(home, home, Map.of());
        address = URI.create(server.awaitUrl());
        server.awaitImport(home);
        token = Files.readString(ServeProcess.database(home).resolveSibling("ingest-token"))
                .strip();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address.resolve("/api/track/batch"))
                        .header("Content-Type", "application/json")
                        .header("X-TS-Token", token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void bodies_ofFullLength_areRefusedInBoundedMemory() throws Exception {
        String[] hostile = {
            "[".repeat(MIB),
            "{\"a\":".repeat(MIB / 5),
            "[" + String.join(",", Collections.nCopies(MIB / 3, "{}")) + "]",
            "{\"events\":[" + String.join(",", Collections.nCopies(MIB / 4, "0.")) + "]}",
            "{\"events\":[{\"type\":\"" + "x".repeat(MIB - 100) + "\"}]}",
            "{\"events\":[{\"type\":\"interaction\",\"durationMs\":" + "9".repeat(MIB - 100) + "}]}",
            "{\"events\":[{\"type\":\"interaction\",\"charges\":[{\"amount\":1e999999999}]}]}",
        };

        for (int round = 0; round < 5; round++) {
            for (String body : hostile) {
                HttpResponse<String> answer = post(body.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode() == 400
                                || answer.body().startsWith("{\"stored\":0,\"duplicates\":0,\"refused\":1"))
                        .as(answer.body())
                        .isTrue();
            }
        }

        assertThat(server.peakMegabytes()).isLessThan(MEGABYTES);
    }

    @Test
    void bodies_ofRandomBytes_areRefused() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] body = new byte[random.nextInt(2_000)];
            random.nextBytes(body);

            assertThat(post(body).statusCode()).isEqualTo(400);
        }
    }
}
