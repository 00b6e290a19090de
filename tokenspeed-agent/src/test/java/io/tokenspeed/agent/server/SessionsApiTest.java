package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.ActivityTables;
import io.tokenspeed.testkit.fixture.ActivityTables.Nano;
import io.tokenspeed.testkit.fixture.ActivityTables.Tracked;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions over HTTP: {@code trip} was tracked by an app and has all kinds of interactions, {@code sub} was started by
 * it, {@code plain} is a session of a tool alone.
 */
class SessionsApiTest {
    private static final long NOON = TestRequests.NOON.toEpochMilli();
    private static final long MINUTE = 60_000;

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        Path database = TestServer.database(home);
        Files.createDirectories(database.getParent());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> new TestPricing("price-1", 1000));
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests(), List.of()));
        }
        try (ActivityTables rows = new ActivityTables(database)) {
            rows.session("trip", null, "u-42")
                    .session("sub", "trip", null)
                    .add(tracked("codex:c1", "chat", -3, new Nano(null, 3000L, 0L, null)))
                    .add(tracked("voygent:db-1", "db", -2, new Nano(0L, 500L, 0L, 0L)))
                    .add(tracked("voygent:fee-1", "cost_event", -1, new Nano(0L, 0L, 20_000_000L, 0L)))
                    .add(new Tracked("voygent:api-1", "trip", "api", NOON, true, new Nano(0L, 0L, null, 0L)));
        }
        server = TestServer.start(home);
    }

    private static List<Request> requests() {
        Request labelled =
                of("plain", "p2", -90).build().with(null, new RequestLabels("u-7", null, Map.of(), null, null, null));
        return List.of(
                of("trip", "c1", -3)
                        .billing(Billing.of(null, 2, List.of()))
                        .model("gpt-5-codex")
                        .lasting(4950)
                        .build(),
                of("trip", "c2", -4).agentRun("run-1").model("unpriced-1").build(),
                of("sub", "c3", -5).build(),
                of("plain", "p1", -100).logged(2_500_000L).build(),
                labelled);
    }

    private static RequestBuilder of(String session, String key, int minutes) {
        return TestRequests.codex(key)
                .session(session)
                .tokens(TestTokens.everyClass(10))
                .at(Instant.ofEpochMilli(NOON + minutes * MINUTE));
    }

    private static Tracked tracked(String id, String kind, int minutes, Nano cost) {
        return new Tracked(id, "trip", kind, NOON + minutes * MINUTE, false, cost);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sessions_haveTheirOwnersKindsAndCosts() throws Exception {
        JsonNode trip = server.json("/api/sessions").get(0);

        assertThat(trip.get("id").asText()).isEqualTo("trip");
        assertThat(trip.get("lastActivity").asLong()).isEqualTo(NOON);
        assertThat(trip.get("parentID").isNull()).isTrue();
        assertThat(trip.get("rootID").asText()).isEqualTo("trip");
        assertThat(trip.get("userID").asText()).isEqualTo("u-42");
        assertThat(trip.get("status").asText()).isEqualTo("ok");
        assertThat(trip.get("endedAt").asLong()).isEqualTo(1_773_160_000_000L);
        assertThat(trip.get("agents").asInt()).isEqualTo(1);
        assertThat(trip.get("interactions")).hasToString("{\"chat\":2,\"db\":1,\"api\":1,\"costEvent\":1}");
        assertThat(trip.get("cost"))
                .hasToString("{\"aiTokens\":1.6E-4,\"dbOps\":3.5E-6,\"apiCalls\":0.020002,\"computeTime\":0.0,"
                        + "\"total\":0.0201655,\"currency\":\"USD\",\"unpricedInteractions\":3}");
        assertThat(trip.has("treeTotals")).isFalse();
    }

    @Test
    void sessions_ofEveryFilter_areThoseThatMatch() throws Exception {
        assertThat(ids("/api/sessions")).containsExactly("trip", "sub", "plain");
        assertThat(ids("/api/sessions?kind=db")).containsExactly("trip");
        assertThat(ids("/api/sessions?kind=chat&userId=local")).containsExactly("sub", "plain");
        assertThat(ids("/api/sessions?userId=u-7")).containsExactly("plain");
        assertThat(ids("/api/sessions?parent=trip")).containsExactly("sub");
        assertThat(ids("/api/sessions?parent=roots")).containsExactly("trip", "plain");
        assertThat(ids("/api/sessions?agent=claude")).isEmpty();
        assertThat(ids("/api/sessions?from=" + (NOON - 10 * MINUTE))).containsExactly("trip", "sub");
        assertThat(ids("/api/sessions?to=" + (NOON - 10 * MINUTE))).containsExactly("plain");
    }

    @Test
    void roots_haveTheSumsOfTheirTrees() throws Exception {
        JsonNode trip = server.json("/api/sessions?parent=roots").get(0);

        assertThat(trip.get("totals").get("requests").asInt()).isEqualTo(2);
        assertThat(trip.get("treeTotals").get("requests").asInt()).isEqualTo(3);
    }

    @Test
    void pages_followTheLinkToTheEnd() throws Exception {
        List<String> found = new ArrayList<>();
        String path = "/api/sessions?limit=1&agent=codex";
        while (path != null) {
            HttpResponse<String> page = server.get(path);
            TestServer.parse(page.body()).forEach(row -> found.add(row.get("id").asText()));
            String link = page.headers().firstValue("Link").orElse(null);
            path = link == null ? null : link.replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(found).containsExactly("trip", "sub", "plain");
    }

    @Test
    void cursor_thatNoPageGave_isRefused() throws Exception {
        HttpResponse<String> answer = server.get("/api/sessions?cursor=abc");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestServer.parse(answer.body()).get("detail").asText())
                .isEqualTo(
                        "Parameter \"cursor\" is \"abc\", but must be taken from the Link header of the page before.");
        assertThat(server.get("/api/sessions?kind=sql").statusCode()).isEqualTo(400);
    }

    @Test
    void session_hasWhatItConsistsOf() throws Exception {
        JsonNode trip = server.json("/api/sessions/trip");

        assertThat(trip.get("children").get(0).get("id").asText()).isEqualTo("sub");
        assertThat(trip.get("children").get(0).get("parentID").asText()).isEqualTo("trip");
        assertThat(trip.get("agents")).hasSize(1);
        assertThat(trip.get("agents").get(0).get("agentRun").asText()).isEqualTo("run-1");
        assertThat(trip.get("agents").get(0).get("requests").asInt()).isEqualTo(1);
        assertThat(trip.get("models").findValuesAsText("modelID"))
                .containsExactlyInAnyOrder("gpt-5-codex", "unpriced-1");
        assertThat(trip.get("metadata")).hasToString("{\"plan\":\"team\"}");
        assertThat(trip.get("treeTotals").get("requests").asInt()).isEqualTo(3);
    }

    @Test
    void session_thatIsUnknown_isNamed() throws Exception {
        for (String path : List.of("/api/sessions/nobody", "/api/sessions/nobody/interactions")) {
            HttpResponse<String> answer = server.get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(TestServer.parse(answer.body()).get("detail").asText())
                    .isEqualTo("There is no session \"nobody\".");
        }
    }

    @Test
    void interactions_areInOrderWithTheirCosts() throws Exception {
        JsonNode rows = server.json("/api/sessions/trip/interactions");

        assertThat(rows.findValuesAsText("id")).containsExactly("codex:c2", "c1", "db-1", "fee-1", "api-1");
        assertThat(rows.get(1))
                .hasToString("{\"id\":\"c1\",\"sessionID\":\"trip\",\"kind\":\"chat\",\"status\":\"ok\","
                        + "\"errorKind\":null,\"name\":null,\"at\":" + (NOON - 3 * MINUTE)
                        + ",\"durationMs\":4950,\"modelID\":\"gpt-5-codex\",\"providerID\":\"openai\","
                        + "\"agentRun\":null,\"tokens\":{\"input\":10,\"cacheRead\":20,\"cacheWrite\":70,"
                        + "\"output\":60,\"reasoning\":50},\"cost\":{\"aiTokens\":1.6E-4,\"dbOps\":3.0E-6,"
                        + "\"apiCalls\":2.0E-6,\"computeTime\":null,\"total\":1.65E-4,\"currency\":\"USD\","
                        + "\"calculationVersion\":2,\"unpriced\":[\"computeTime\"]},\"priceId\":\"price-1\","
                        + "\"metadata\":{\"tool\":\"search_hotels\"}}");
        assertThat(rows.get(0).get("cost").get("total").isNull()).isTrue();
        assertThat(rows.get(0).get("agentRun").asText()).isEqualTo("run-1");
        assertThat(rows.get(4).get("status").asText()).isEqualTo("failed");
        assertThat(rows.get(4).get("tokens").isNull()).isTrue();
        assertThat(server.json("/api/sessions/trip/interactions?kind=db").findValuesAsText("id"))
                .containsExactly("db-1");
    }

    @Test
    void interactions_continueWithTheirLink() throws Exception {
        HttpResponse<String> page = server.get("/api/sessions/trip/interactions?limit=2");

        String link = page.headers().firstValue("Link").orElseThrow();
        assertThat(link).startsWith("</api/sessions/trip/interactions?").endsWith(">; rel=\"next\"");
        assertThat(server.json(link.substring(1, link.indexOf('>'))).findValuesAsText("id"))
                .containsExactly("db-1", "fee-1");
    }

    @Test
    void daily_hasADayPerDay() throws Exception {
        JsonNode days = server.json("/api/stats/daily?tz=UTC");

        assertThat(days).hasSize(1);
        assertThat(days.get(0).get("date").asText()).isEqualTo("2026-03-10");
        assertThat(days.get(0).get("sessions").asInt()).isEqualTo(3);
        assertThat(days.get(0).get("interactions").asInt()).isEqualTo(8);
        assertThat(days.get(0).get("byKind")).hasToString("{\"chat\":5,\"db\":1,\"api\":1,\"costEvent\":1}");
        assertThat(days.get(0).get("failed").asInt()).isEqualTo(1);
        assertThat(server.json("/api/stats/daily?tz=UTC&userId=u-42")
                        .get(0)
                        .get("interactions")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void users_areThoseOfLabelsAndSessions() throws Exception {
        JsonNode users = server.json("/api/stats/users");

        assertThat(users.findValuesAsText("userID")).containsExactly("u-42", "local", "u-7");
        JsonNode trip = server.json("/api/stats/users/u-42");
        assertThat(trip).isEqualTo(users.get(0));
        assertThat(trip.get("sessions").asInt()).isEqualTo(1);
        assertThat(trip.get("interactions").asInt()).isEqualTo(5);
        assertThat(trip.get("firstActivity").asLong()).isEqualTo(NOON - 4 * MINUTE);
        assertThat(trip.get("lastActivity").asLong()).isEqualTo(NOON);
        assertThat(TestServer.parse(server.get("/api/stats/users/nobody").body())
                        .get("detail")
                        .asText())
                .isEqualTo("There is no user \"nobody\".");
    }

    @Test
    void system_countsEverything() throws Exception {
        JsonNode system = server.json("/api/stats/system");

        assertThat(system.get("sessions").asInt()).isEqualTo(3);
        assertThat(system.get("interactions").asInt()).isEqualTo(8);
        assertThat(system.get("users").asInt()).isEqualTo(3);
        assertThat(system.get("database").get("hotRequests").asInt()).isEqualTo(5);
        assertThat(system.get("database").get("coldRequests").asInt()).isZero();
        assertThat(system.get("database").get("bytes").asLong()).isPositive();
    }

    @Test
    void csv_hasTheSameRows() throws Exception {
        for (String path : List.of(
                "/api/sessions",
                "/api/sessions/trip",
                "/api/sessions/trip/interactions",
                "/api/stats/daily",
                "/api/stats/users",
                "/api/stats/users/u-42",
                "/api/stats/system")) {
            HttpResponse<String> csv = server.get(path, "Accept", "text/csv");
            JsonNode json = server.json(path);

            assertThat(csv.headers().firstValue("Content-Type")).as(path).contains("text/csv;charset=utf-8");
            assertThat(csv.body().lines()).as(path).hasSize((json.isArray() ? json.size() : 1) + 1);
        }
        assertThat(server.get("/api/sessions/trip/interactions?format=csv").body())
                .contains("cost.unpriced")
                .contains(",computeTime,");
    }

    private static List<String> ids(String path) throws IOException, InterruptedException {
        return server.json(path).findValuesAsText("id");
    }
}
