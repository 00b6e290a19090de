package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.agent.pricing.sync.ListServer;
import io.tokenspeed.agent.pricing.sync.TestLists;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricingApiTest {
    @TempDir
    private Path home;

    private final ListServer lists = new ListServer();

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void sync_asked_bringsPricesAndSaysSo() throws Exception {
        lists.list(PriceSite.LITELLM, TestLists.liteLlm("gpt-99", 1, 2));
        try (TestServer server = start()) {
            HttpResponse<String> answer = server.send("POST", "/api/pricing/sync", "Authorization", token());

            assertThat(answer.statusCode()).isEqualTo(202);
            TestServer.awaitThat(() -> syncs(server).size() == 3);
            JsonNode run = syncs(server).get(2);
            assertThat(run.path("source").asText()).isEqualTo("litellm");
            // The bundled book knows more models of OpenAI than this list.
            assertThat(run.path("status").asText()).isEqualTo("refused");
            assertThat(run.path("problem").asText()).isEqualTo("The list has fewer than half of the known models.");
        }
    }

    @Test
    void sync_withoutToken_isRefused() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.send("POST", "/api/pricing/sync").statusCode()).isEqualTo(401);
            assertThat(lists.requests()).isEmpty();
        }
    }

    @Test
    void sync_whileOneRuns_isAConflict() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        lists.on("/litellm", exchange -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (TestServer server = start()) {
            server.send("POST", "/api/pricing/sync", "Authorization", token());

            HttpResponse<String> again = server.send("POST", "/api/pricing/sync", "Authorization", token());

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("A sync of prices is running already.");
            end.countDown();
        }
    }

    @Test
    void held_nothing_isEmpty() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.json("/api/pricing/held")).isEmpty();
            assertThat(server.json("/api/pricing/sync")).isEmpty();
        }
    }

    @Test
    void serve_unlessAsked_fetchesNothing() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.get("/api/health").statusCode()).isEqualTo(200);
            assertThat(lists.requests()).isEmpty();
        }
    }

    @Test
    void serve_syncOtherThanDaily_isRefused() {
        assertThatThrownBy(() -> start("TS_PRICE_SYNC", "hourly"))
                .hasMessage("TS_PRICE_SYNC must be daily or off, not \"hourly\".");
    }

    private static JsonNode syncs(TestServer server) {
        try {
            return server.json("/api/pricing/sync");
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private TestServer start(String... more) throws IOException, InterruptedException {
        List<String> variables = new ArrayList<>(List.of(more));
        variables.addAll(List.of("XDG_CACHE_HOME", home.resolve("cache").toString()));
        lists.variables().forEach((name, value) -> variables.addAll(List.of(name, value)));
        return TestServer.start(home, variables.toArray(String[]::new));
    }

    private String token() throws IOException {
        return "Bearer "
                + Files.readString(TestServer.database(home).resolveSibling("local-token"))
                        .strip();
    }
}
