package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics of a running server that another process records into. */
class MetricsTest {
    private static final String CURRENT = "/api/metrics/current";
    private static final String HISTORICAL = "/api/metrics/historical";
    private static final List<String> CANARIES =
            List.of("ada@example.com", "/home/ada/secret", "canary-diary", "canary-tag");

    @TempDir
    private static Path home;

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = TestServer.start(home);
        token = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();
        record();
        // Waits in sessions, which have minutes of their own, so that the token's is not used up.
        TestServer.awaitThat(() -> body(CURRENT).contains("\"attempts\":4"));
        TestServer.awaitThat(() -> body("/metrics").contains("tokenspeed_errors_total{"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void record() throws IOException {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(TestServer.database(home), () -> Pricing.NONE);
                Recorder recorder =
                        Recorder.builder("my-tool").sink(storage.recording()).open()) {
            Call call = Call.of("openai", "gpt-5.5").user("u17").space("support");
            for (int i = 0; i < 2; i++) {
                Attempt attempt = recorder.start(call);
                attempt.contextReady();
                attempt.complete(Usage.inclusive(1000, 900, 61, 20));
            }
            recorder.start(call).fail(ErrorKind.RATE_LIMITED);
            recorder.start(Call.of("openai", "please summarise my canary-diary")
                            .user("ada@example.com")
                            .space("/home/ada/secret")
                            .tag("note", "a canary-tag"))
                    .complete(10, 5);
        }
    }

    private static String session() throws IOException, InterruptedException {
        HttpResponse<String> opened = server.post("/v1/session", "{\"token\": \"" + token + "\"}");
        return opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String body(String path) {
        try {
            return server.get(path, "Cookie", session()).body();
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.get(path, "Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, HISTORICAL + "?type=ttft", "/metrics"})
    void reading_withoutToken_isRefusedOnThisMachineToo(String path) throws IOException, InterruptedException {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(server.get(path, "Cookie", session()).statusCode()).isEqualTo(200);
    }

    @Test
    void current_countsWhatAnotherProcessRecords() throws IOException, InterruptedException {
        JsonNode answer = TestServer.parse(get(CURRENT).body());
        JsonNode hour = answer.at("/windows/hour");

        assertThat(answer.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(answer.get("windows")).hasSize(5);
        assertThat(hour.get("requests").asInt()).isEqualTo(3);
        assertThat(hour.get("failed").asInt()).isEqualTo(1);
        assertThat(hour.at("/tokens/total").asLong()).isEqualTo(2 * 1061 + 15);
        assertThat(hour.at("/latencyMs/context/count").asInt()).isEqualTo(2);
        assertThat(hour.at("/errors/byKind/rate_limited/count").asInt()).isEqualTo(1);
        assertThat(hour.at("/errors/rate").asDouble()).isEqualTo(0.25);
        assertThat(hour.at("/tokens/byUser/0/user").asText()).isEqualTo("u17");
        assertThat(hour.at("/models/0/modelId").asText()).isEqualTo("gpt-5.5");
    }

    @Test
    void historical_readsTheStorage() throws IOException, InterruptedException {
        JsonNode answer = TestServer.parse(
                get(HISTORICAL + "?type=tokens_total&aggregation=day").body());
        long sum = 0;
        for (JsonNode each : answer.at("/columns/sum")) {
            sum += each.asLong();
        }

        assertThat(sum).isEqualTo(2 * 1061 + 15);
        assertThat(answer.get("unit").asText()).isEqualTo("token");
        assertThat(answer.get("partial")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?aggregation=hour, type, cache_hit_rate",
        "?type=speed, type, decode_tps",
        "?type=ttft&aggregation=year, aggregation, month",
        "?type=ttft&start=2026-01-01&end=2026-01-03&aggregation=minute, aggregation, hour",
        "?type=ttft&start=2026-01-02&end=2026-01-01, end, ''",
        "?type=ttft&from=2026-01-02, from, start"
    })
    void historical_wrongParameter_isNamedWithWhatIsAllowed(String query, String field, String allowed)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = server.get(HISTORICAL + query, "Cookie", session());
        JsonNode problem = TestServer.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(allowed.isEmpty() || problem.get("allowed").toString().contains("\"" + allowed + "\""))
                .isTrue();
    }

    @Test
    void prometheus_countsNewAttempts() throws IOException, InterruptedException {
        String text = get("/metrics").body();

        assertThat(text)
                .contains("tokenspeed_attempts_total{model=\"gpt-5.5\",provider=\"openai\",status=\"ok\"} 2.0")
                .contains("tokenspeed_errors_total{kind=\"rate_limited\",model=\"gpt-5.5\",provider=\"openai\"} 1.0")
                .contains("tokenspeed_tokens_total{class=\"cache_read\",model=\"gpt-5.5\",provider=\"openai\"} 1800.0")
                .contains("gen_ai_client_operation_duration_seconds_bucket{")
                .contains("tokenspeed_alert_firing{rule=\"error-rate\",severity=\"warning\"} 0.0")
                .doesNotContain("u17", "support");
    }

    @Test
    void metrics_holdNoContent() throws IOException, InterruptedException {
        String session = session();
        for (String path :
                List.of(CURRENT, HISTORICAL + "?type=latency_llm", HISTORICAL + "?type=tokens_total", "/metrics")) {
            assertThat(server.get(path, "Cookie", session).body()).as(path).doesNotContain(CANARIES);
        }
    }

    @Test
    void asking_tooOften_isRefusedForAWhile() throws IOException, InterruptedException {
        String session = session();
        HttpResponse<String> answer = server.get(CURRENT, "Cookie", session);
        for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
            answer = server.get(CURRENT, "Cookie", session);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(server.get("/metrics", "Cookie", session()).statusCode()).isEqualTo(200);
    }
}
