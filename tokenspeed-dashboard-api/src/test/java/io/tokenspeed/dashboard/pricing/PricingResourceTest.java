package io.tokenspeed.dashboard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.TestFacts;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.TierRule;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prices and unpriced models over HTTP. */
class PricingResourceTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    private static final PriceRow OWN = new PriceRow(
            "user/local",
            "ollama",
            "llama",
            "llama",
            new PriceSchedule(TierRule.WHOLE_REQUEST, RateCard.flat(Rates.of(50_000, 10_000_000)), Map.of()),
            Instant.parse("2026-11-01T00:00:00Z"),
            new PriceSource("user", LocalDate.parse("2026-11-02"), ""));

    private static HttpServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        InMemoryLocalStorage storage = new InMemoryLocalStorage(new TestPricing("p1", 3));
        Iterator<ImportBatch> batches = List.of(new ImportBatch(
                        List.of(
                                TestRequests.claude("a")
                                        .model("unpriced-new")
                                        .tokens(TestTokens.reported(7, 3))
                                        .build(),
                                TestRequests.claude("b")
                                        .model("unpriced-new")
                                        .tokens(TestTokens.reported(9, 1))
                                        .build(),
                                TestRequests.claude("c").model("unpriced-mixed").build(),
                                TestRequests.claude("d")
                                        .model("unpriced-mixed")
                                        .logged(5L)
                                        .build(),
                                TestRequests.claude("e").model("opus").build()),
                        List.of()))
                .iterator();
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(() -> batches.hasNext() ? batches.next() : null);
        }
        PriceBook book = PriceBook.bundled().withOverrides(List.of(OWN));
        RateSource rates = (state, at) -> state.equals("active")
                ? book.inForce(at).stream().map(ListedRate::of).toList()
                : List.of();
        server = HttpServer.builder("pricing")
                .resources(
                        "api",
                        "/api/*",
                        List.of(
                                new PricingResource(storage.dashboard(), new TestFacts(NOON.instant()), rates, NOON),
                                DashboardApi.problems()))
                .build();
        server.start();
        client = new TestClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rates_ofOneModel_tellWhatItCostsAndWhereThatComesFrom() throws IOException, InterruptedException {
        JsonNode answer = client.json("/api/pricing/rates?providerId=anthropic&modelId=claude-opus-4-8");
        String digest = answer.at("/rates/0/source/digest").asText();

        assertThat(digest).hasSize(64);
        assertThat(answer.toString()).isEqualTo("""
            {"asOf":"2026-11-30T12:00:00Z","currency":"USD","calculationVersion":2,"rates":[\
            {"priceId":"litellm-2026-07-24/anthropic/claude-opus-4-8","providerID":"anthropic",\
            "modelID":"claude-opus-4-8","validFrom":null,"validBasis":"assumed","tierRule":"whole_request",\
            "source":{"name":"litellm","key":"claude-opus-4-8","fetchedOn":"2026-07-24","digest":"%s",\
            "licence":"MIT","filledFrom":[]},"unit":"usd_per_million_tokens",\
            "standard":{"input":5,"cacheRead":0.5,"cacheWrite5m":6.25,"cacheWrite1h":10,"output":25,\
            "reasoning":null,"above":[]},"serviceTiers":{"fast":{"input":10,"cacheRead":1,"cacheWrite5m":12.5,\
            "cacheWrite1h":20,"output":50,"reasoning":null,"above":[]}},"geo":{"us":1.1},\
            "perCall":{"webSearch":0.01}}]}\
            """.formatted(digest));
    }

    @Test
    void rates_atAnInstant_areThoseInForceThen() throws IOException, InterruptedException {
        String path = "/api/pricing/rates?modelId=claude-opus-4-6&providerId=anthropic&at=";

        JsonNode before = client.json(path + "2026-03-12T23:59:59Z").at("/rates/0");
        JsonNode after = client.json(path + "2026-03-13").at("/rates/0");

        assertThat(before.at("/standard/above/0/prompt").asLong()).isEqualTo(200_000);
        assertThat(before.at("/standard/above/0/output").asDouble()).isEqualTo(37.5);
        assertThat(before.at("/validFrom").isNull()).isTrue();
        assertThat(after.at("/standard/above")).isEmpty();
        assertThat(after.at("/validFrom").asText()).isEqualTo("2026-03-13");
        assertThat(after.at("/validBasis").asText()).isEqualTo("stated");
        assertThat(after.at("/source/licence").asText()).isEqualTo("Apache-2.0");
    }

    @Test
    void rates_withoutFilter_areAllOfTheBookAndTheUsers() throws IOException, InterruptedException {
        JsonNode rates = client.json("/api/pricing/rates").path("rates");

        assertThat(rates).hasSizeGreaterThan(2_000);
        JsonNode own = client.json("/api/pricing/rates?providerId=ollama").at("/rates/0");
        assertThat(own.at("/priceId").asText()).isEqualTo("user/local");
        assertThat(own.at("/standard/input").toString()).isEqualTo("0.05");
        assertThat(own.at("/standard/output").toString()).isEqualTo("10");
        assertThat(own.at("/source/licence").isNull()).isTrue();
        assertThat(client.json("/api/pricing/rates?providerId=ollama&at=2026-10-31")
                        .path("rates"))
                .isEmpty();
        assertThat(client.json("/api/pricing/rates?state=held").path("rates")).isEmpty();
    }

    @Test
    void rates_asCsv_haveALineEach() throws IOException, InterruptedException {
        String[] lines = client.get(
                        "/api/pricing/rates?providerId=anthropic&modelId=claude-sonnet-4-5", "Accept", "text/csv")
                .body()
                .split("\r\n", -1);

        assertThat(lines[0])
                .isEqualTo("priceId,providerID,modelID,validFrom,validBasis,tierRule,source.name,source.key,"
                        + "source.fetchedOn,source.digest,source.licence,source.filledFrom,unit,standard.input,"
                        + "standard.cacheRead,standard.cacheWrite5m,standard.cacheWrite1h,standard.output,"
                        + "standard.reasoning,above,serviceTiers,geo,perCall.webSearch");
        assertThat(lines[1])
                .startsWith("litellm-2026-07-24/anthropic/claude-sonnet-4-5,anthropic,claude-sonnet-4-5,,assumed,")
                .endsWith(",3,0.3,3.75,6,15,,200000,,,0.01");
        assertThat(lines).hasSize(3);
    }

    @Test
    void unpriced_listsModelsWithMostRequestsFirst() throws IOException, InterruptedException {
        long noon = TestRequests.NOON.toEpochMilli();

        assertThat(client.json("/api/pricing/unpriced").toString()).isEqualTo("""
            [{"providerID":"anthropic","modelID":"unpriced-new","requests":2,"tokens":20,"firstAt":%d,"lastAt":%d},\
            {"providerID":"anthropic","modelID":"unpriced-mixed","requests":1,"tokens":null,"firstAt":null,\
            "lastAt":null}]\
            """.formatted(noon, noon));
        assertThat(client.json("/api/pricing/unpriced?limit=1")).hasSize(1);
        assertThat(client.json("/api/pricing/unpriced?modelId=opus")).isEmpty();
        assertThat(client.get("/api/pricing/unpriced?format=csv").body())
                .startsWith("providerID,modelID,requests,tokens,firstAt,lastAt\r\nanthropic,unpriced-new,2,20,");
    }

    @Test
    void wrongParameters_areNamed() throws IOException, InterruptedException {
        assertThat(client.get("/api/pricing/rates?state=gone").body())
                .contains("Parameter \\\"state\\\" is \\\"gone\\\", but must be one of active, held, rejected, kept.");
        assertThat(client.get("/api/pricing/rates?at=soon").body())
                .contains("Parameter \\\"at\\\" is \\\"soon\\\", but must be an instant like 2026-11-02T09:00:00Z");
        assertThat(client.get("/api/pricing/rates?from=2026-01-01").body())
                .contains("it understands providerId, modelId, at, state, format.");
    }
}
