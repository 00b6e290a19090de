package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.TokenSpeed;
import io.tokenspeed.fakeprovider.FakeProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: starts the gateway, points a client at it, and looks at the local page. */
class FromNothingTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path home;

    @Test
    void request_isOnTheLocalPageWithItsExactSpeed() throws IOException, InterruptedException {
        try (FakeProvider provider = FakeProvider.start()) {
            ProgramProcess gateway = gateway(provider);
            URI chat = gateway.at("/v1/chat/completions");
            String model = "fake:wait 50ms;text 40 every 10ms;usage in=1000 out=120";

            HttpResponse<String> answer = send(HttpRequest.newBuilder(chat)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"" + model + "\",\"stream\":true,\"messages\":[]}")));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("server-timing"))
                    .hasValueSatisfying(times -> assertThat(times).contains("gateway;dur=", "provider;dur="));
            assertThat(gateway.end()).isIn(0, 143);

            try (ProgramProcess page =
                    ProgramProcess.start(TokenSpeed.class, home, database(), "serve", "--no-open", "--port", "0")) {
                String requests = send(HttpRequest.newBuilder(page.at("/api/v1/requests")))
                        .body();
                assertThat(requests)
                        .contains("exact_decode")
                        .contains("\"openai\"")
                        .contains("1000");
            }
        }
    }

    private ProgramProcess gateway(FakeProvider provider) throws IOException {
        Path settings = Files.writeString(
                home.resolve("gateway.yml"), """
                port: 0
                adminPort: 0
                upstreams:
                  openai: {dialect: openai, url: "%s", credential: client}
                """.formatted(provider.uri().resolve("/v1")));
        Map<String, String> variables = new HashMap<>(database());
        variables.put("TS_GATEWAY_CONFIG", settings.toString());
        return ProgramProcess.start(Gateway.class, home, variables);
    }

    private Map<String, String> database() {
        return Map.of("TS_DB_PATH", home.resolve("tokenspeed.sqlite").toString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Rig.SOON).build(), HttpResponse.BodyHandlers.ofString());
    }
}
