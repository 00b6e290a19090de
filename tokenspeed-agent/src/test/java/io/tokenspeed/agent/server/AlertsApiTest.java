package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules, events and targets of alerts over HTTP. */
class AlertsApiTest {
    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = TestServer.start(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void overview_withoutToken_refusedOnThisMachineToo() throws Exception {
        assertThat(server.get("/api/metrics/alerts").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/metrics/alerts", "Authorization", "Bearer " + token())
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/alerts/rules").statusCode()).isEqualTo(200);
    }

    @Test
    void overview_serverRuns_rulesAreEvaluated() throws Exception {
        TestServer.awaitThat(() -> !overview().path("evaluatedAt").isNull());

        JsonNode rules = overview().path("rules");
        assertThat(rules.findValuesAsText("id")).contains("error-rate", "latency", "token-budget");
        assertThat(overview().path("firing").asInt()).isZero();
        assertThat(overview().path("deliveries").path("failed").asInt()).isZero();
    }

    @Test
    void put_rule_storedAndReadBack() throws Exception {
        HttpResponse<String> put = send("PUT", "/api/alerts/rules/error-rate", """
                {"kind":"error_rate","threshold":0.25,"window":"10m","targets":["log","website"],"provider":null}""");

        assertThat(put.statusCode()).isEqualTo(200);
        JsonNode rule = server.json("/api/alerts/rules/error-rate");
        assertThat(rule).isEqualTo(TestServer.parse(put.body()));
        assertThat(rule.path("threshold").asDouble()).isEqualTo(0.25);
        assertThat(rule.path("window").asText()).isEqualTo("PT10M");
        assertThat(rule.path("targets").get(1).asText()).isEqualTo("website");
    }

    @Test
    void put_whatWasRead_isTheSameRule() throws Exception {
        String before = server.get("/api/alerts/rules/latency").body();

        HttpResponse<String> put = send("PUT", "/api/alerts/rules/latency", before);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(TestServer.parse(put.body()).path("threshold"))
                .isEqualTo(TestServer.parse(before).path("threshold"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/alerts/rules/error-rate; {\"kind\":\"error_rate\",\"threshold\":\"much\"}; threshold",
                "/api/alerts/rules/error-rate; {\"kind\":\"error_rate\",\"budget\":4}; budget",
                "/api/alerts/rules/error-rate; {\"kind\":\"errors\"}; kind",
                "/api/alerts/rules/error-rate; {\"kind\":\"error_rate\",\"id\":\"other\"}; id",
                "/api/alerts/rules/Bad%20Id; {\"kind\":\"error_rate\"}; id",
                "/api/alerts/rules/error-rate; [1]; body",
                "/api/alerts/targets; {\"targets\":[{\"id\":\"ops\",\"kind\":\"webhook\",\"url\":\"http://example.org\"}]}; url",
                "/api/alerts/targets; {\"targets\":[{\"id\":\"ops\",\"kind\":\"mail\"}]}; kind",
                "/api/alerts/targets; {\"targets\":7}; targets",
            })
    void put_wrongMember_problemNamesIt(String path, String body, String field) throws Exception {
        HttpResponse<String> refused = send("PUT", path, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestServer.parse(refused.body()).path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/api/alerts/rules/error-rate",
        "DELETE,/api/alerts/rules/error-rate",
        "POST,/api/alerts/rules/error-rate/mute",
        "POST,/api/alerts/preview",
        "PUT,/api/alerts/targets",
        "POST,/api/alerts/targets/log/test",
    })
    void change_withoutToken_refused(String method, String path) throws Exception {
        assertThat(server.send(method, path).statusCode()).isEqualTo(401);
    }

    @Test
    void delete_defaultRule_isOff() throws Exception {
        assertThat(send("DELETE", "/api/alerts/rules/latency", "").statusCode()).isEqualTo(204);
        assertThat(server.json("/api/alerts/rules/latency").path("enabled").asBoolean())
                .isFalse();
        assertThat(send("DELETE", "/api/alerts/rules/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void mute_untilAnInstant_thenEnded() throws Exception {
        Instant until = Instant.now().plusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);

        send("POST", "/api/alerts/rules/error-rate/mute", "{\"until\":\"" + until + "\"}");
        assertThat(server.json("/api/alerts/rules/error-rate")
                        .path("mutedUntil")
                        .asText())
                .isEqualTo(until.toString());

        send("POST", "/api/alerts/rules/error-rate/mute", "{\"until\":null}");
        assertThat(server.json("/api/alerts/rules/error-rate")
                        .path("mutedUntil")
                        .isNull())
                .isTrue();
        assertThat(send("POST", "/api/alerts/rules/error-rate/mute", "{\"until\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void preview_ruleThatIsNotStored_saysHowOften() throws Exception {
        HttpResponse<String> preview =
                send("POST", "/api/alerts/preview", "{\"kind\":\"error_rate\",\"threshold\":0.5}");

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(TestServer.parse(preview.body()).path("fired").asInt()).isZero();
    }

    @Test
    void targets_putAndTested_neverGivenBack() throws Exception {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        HttpServer receiver = receiver(received);
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/canary";
            HttpResponse<String> put = send(
                    "PUT",
                    "/api/alerts/targets",
                    "{\"targets\":[{\"id\":\"ops\",\"kind\":\"webhook\",\"url\":\"" + url + "\"}]}");
            HttpResponse<String> test = send("POST", "/api/alerts/targets/ops/test", "");
            String shown = server.get("/api/alerts/targets").body();

            assertThat(put.statusCode()).isEqualTo(200);
            assertThat(test.body()).isEqualTo("{\"delivered\":true,\"error\":null}");
            assertThat(received).hasSize(1);
            assertThat(received.get(0)).startsWith("v1,");
            assertThat(put.body() + shown).doesNotContain("canary", "whsec_").contains("http://127.0.0.1/…");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void targets_memberLeftOut_staysAsItIs() throws Exception {
        send("PUT", "/api/alerts/targets", """
                {"targets":[{"id":"team","kind":"slack","url":"https://example.org/a"}]}""");

        HttpResponse<String> put =
                send("PUT", "/api/alerts/targets", "{\"targets\":[{\"id\":\"team\",\"enabled\":false}]}");

        JsonNode team = TestServer.parse(put.body()).path("targets").get(3);
        assertThat(team.path("enabled").asBoolean()).isFalse();
        assertThat(team.path("url").asText()).isEqualTo("https://example.org/…");
    }

    private static HttpServer receiver(List<String> signatures) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private JsonNode overview() {
        try {
            return TestServer.parse(server.get("/api/metrics/alerts", "Authorization", "Bearer " + token())
                    .body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.client().uri(path))
                .header("Authorization", "Bearer " + token())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String token() throws IOException {
        return Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();
    }
}
