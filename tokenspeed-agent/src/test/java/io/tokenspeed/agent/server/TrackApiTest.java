package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.track.TrackedRows;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tracked over HTTP, and how wrong bodies are refused. */
class TrackApiTest extends TrackApi {
    @Test
    void chat_isStoredWithItsCostByComponent() throws Exception {
        HttpResponse<String> answer = post("interaction", chat("int-1"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"int-1\",\"sessionId\":\"trip-17\",\"status\":\"stored\",\"cost\":{"
                        + "\"aiTokens\":0.0403535,\"dbOps\":0.000003,\"apiCalls\":0.02,\"computeTime\":null,"
                        + "\"total\":0.0603565,\"totalNanoUsd\":60356500,\"currency\":\"USD\","
                        + "\"calculationVersion\":2,\"unpriced\":[\"computeTime\"]}}");
        HttpResponse<String> again = post("interaction", chat("int-1"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body().replace("stored", "duplicate"));
    }

    @Test
    void chat_isAmongTheRequests() throws Exception {
        String id = id();
        post("interaction", chat(id));

        assertThat(server.json("/api/history?limit=200").toString()).contains("\"voygent:" + id + "\"");
    }

    @Test
    void sameId_withOtherContent_isAConflict() throws Exception {
        post("interaction", FEE.formatted("fee-1"));

        HttpResponse<String> answer = post("interaction", FEE.formatted("fee-1").replace("0.02", "0.03"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":"
                        + "\"Interaction fee-1 of voygent is stored with other content; use a new id.\","
                        + "\"field\":\"/id\"}");
    }

    @Test
    void session_startsAndEndsOnce() throws Exception {
        String start = "{\"sessionId\":\"trip-18\",\"app\":\"voygent\",\"userId\":\"u-42\",\"projectId\":\"voygent\","
                + "\"parentId\":null,\"startedAt\":\"2026-03-10T11:00:00+01:00\",\"metadata\":{\"plan\":\"team\"}}";
        String end =
                "{\"sessionId\":\"trip-18\",\"app\":\"voygent\",\"endedAt\":\"2026-03-10T10:20:00Z\",\"status\":\"ok\"}";

        assertThat(post("session/start", start).statusCode()).isEqualTo(201);
        assertThat(post("session/start", start).body())
                .isEqualTo("{\"sessionId\":\"trip-18\",\"status\":\"duplicate\"}");
        assertThat(post("session/end", end).statusCode()).isEqualTo(201);
        assertThat(post("session/end", end).statusCode()).isEqualTo(200);
        HttpResponse<String> other = post("session/start", start.replace("u-42", "u-43"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).get("field").asText()).isEqualTo("/userId");
        assertThat(rows().sessions())
                .anyMatch(row -> row.contains("ended_at=1773138000000, metadata={\"plan\":\"team\"}")
                        && row.contains("session_id=trip-18, started_at=1773136800000, status=ok, user_id=u-42"));
    }

    private static TrackedRows rows() throws SQLException {
        return TrackedRows.of(TestServer.database(home));
    }

    @Test
    void batch_storesItsGoodItems() throws Exception {
        String fee = FEE.formatted(id());
        String event = "{\"type\":\"interaction\"," + fee.substring(1);
        String bad = event.replace("\"amount\":0.02", "\"amount\":-1e7").replace("\"i-", "\"j-");

        HttpResponse<String> answer = post("batch", "{\"events\":[" + event + "," + event + "," + bad + "]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"stored\":1,\"duplicates\":1,\"refused\":1,\"results\":[{\"index\":0,\"status\":\"stored\"},"
                                + "{\"index\":1,\"status\":\"duplicate\"},{\"index\":2,\"status\":\"refused\",\"problem\":{\"type\":\"about:blank\",\"title\":\"Bad"
                                + " request\",\"status\":400,\"detail\":\"events/2/charges/0/amount must be a number from"
                                + " -1000000 to 1000000.\",\"field\":\"/events/2/charges/0/amount\"}}]}");
    }

    @Test
    void batch_withAWrongEnvelope_storesNothing() throws Exception {
        String event = "{\"type\":\"interaction\"," + FEE.formatted(id()).substring(1);

        assertThat(post("batch", "{\"events\":[" + event + "],\"more\":1}").statusCode())
                .isEqualTo(400);
        assertThat(post("batch", "{\"events\":[]}").body())
                .contains("events must be an array of 1 to 500 events.", "\"field\":\"/events\"");
        assertThat(post("batch", "{\"events\":[" + event + "]}").body()).startsWith("{\"stored\":1,");
    }

    @Test
    void kind_unknown_isRefusedWithWhatIsAllowed() throws Exception {
        HttpResponse<String> answer = post("interaction", chat(id()).replace("\"chat\"", "\"chta\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad request\",\"status\":400,\"detail\":"
                        + "\"kind must be one of chat, db, api, cost_event, not \\\"chta\\\".\",\"field\":\"/kind\","
                        + "\"allowed\":[\"chat\",\"db\",\"api\",\"cost_event\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"durationMs\":4950 | \"durationMs\":86400001 | /durationMs",
                "\"reasoning\":410 | \"reasoning\":641 | /tokens/reasoning",
                "\"input\":12 | \"input\":1.5 | /tokens/input",
                "\"ttftMs\":820 | \"ttftMs\":4951 | /timing/ttftMs",
                "\"ttftMs\":820,\"chunks\":212 | \"endUs\":1,\"chunks\":212 | /timing/endUs",
                "\"webSearches\":2 | \"webSearches\":-1 | /webSearches",
                "\"status\":\"ok\" | \"status\":\"failed\" | /errorKind",
                "\"app\":\"voygent\" | \"app\":\"claude\" | /app",
                "\"app\":\"voygent\" | \"app\":\"Voygent\" | /app",
                "\"sessionId\":\"trip-17\" | \"sessionId\":\"trip/17\" | /sessionId",
                "2026-03-10T10:00:05Z | 2019-12-31T23:59:59Z | /endedAt",
                "2026-03-10T10:00:05Z | 2026-02-30T10:00:05Z | /endedAt",
                "2026-03-10T10:00:05Z | 2099-03-10T10:00:05Z | /endedAt",
                "2026-03-10T10:00:05Z | 2026-03-10T10:00:05 | /endedAt",
                "\"units\":3, | \"units\":3,\"amount\":1,\"currency\":\"USD\", | /charges/0/units",
                "\"component\":\"dbOps\" | \"component\":\"aiTokens\" | /charges/0/component",
                "\"tool\":\"search_hotels\" | \"tool\":{} | /metadata",
                "\"name\":\"claude-opus-4-8\", | '' | /model/name",
                "\"geo\":\"us\" | \"geo\":\"\" | /model/geo",
                "\"kind\":\"chat\" | \"kind\":\"db\" | ''",
                "\"kind\":\"chat\" | \"kind\":\"chat\",\"prompt\":\"hello\" | ''",
            })
    void member_thatBreaksARule_isNamed(String good, String bad, String field) throws Exception {
        String before = chat(id());
        String body = before.replace(good, bad);
        assertThat(body).isNotEqualTo(before);

        HttpResponse<String> answer = post("interaction", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).get("field").asText()).isEqualTo(field);
        assertThat(json(answer).get("detail").asText()).endsWith(".").doesNotContain("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"a\"", "{\"a\":1,\"a\":2}", "{}{}", "\ufeff{}", "[[[[[[[[[[1]]]]]]]]]]"})
    void body_thatIsNoObject_isRefused(String body) throws Exception {
        HttpResponse<String> answer = post("interaction", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).startsWith("The body must be ");
    }

    @Test
    void body_ofAnotherType_isRefused() throws Exception {
        HttpResponse<String> answer =
                post("interaction", chat(id()), "Content-Type", "text/plain", "X-TS-Token", token);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).get("detail").asText()).isEqualTo("Content-Type must be application/json.");
    }

    @Test
    void body_tooLong_isRefused() throws Exception {
        String long64 = chat(id()).replace("\"tool\"", " ".repeat(65 << 10) + "\"tool\"");
        HttpResponse<String> one = post("interaction", long64);
        HttpResponse<String> batch = post("batch", " ".repeat((1 << 20) + 1));

        assertThat(one.statusCode()).isEqualTo(413);
        assertThat(json(one).get("detail").asText()).isEqualTo("The body must have at most 64 KiB.");
        assertThat(batch.statusCode()).isEqualTo(413);
        assertThat(batch.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(batch).get("status").asInt()).isEqualTo(413);
    }

    @Test
    void batch_ofTooMany_isRefused() throws Exception {
        String events = String.join(",", Collections.nCopies(501, "{}"));

        assertThat(post("batch", "{\"events\":[" + events + "]}").body())
                .contains("events must be an array of at most 500.");
    }

    @Test
    void schema_isServed() throws Exception {
        HttpResponse<String> answer = server.get("/api/schemas/track-1.json");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/schema+json");
        assertThat(json(answer).at("/$defs/interaction/additionalProperties").asBoolean(true))
                .isFalse();
    }

    @Test
    void rates_thatAreMalformed_areNamedAndNothingIsStored() throws Exception {
        Path rates = home.resolve(".config/tokenspeed/currencies.csv");
        Files.writeString(rates, "euro, 1.08\n");

        HttpResponse<String> answer = post("interaction", FEE.formatted("late"));
        Files.delete(rates);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(answer).get("detail").asText())
                .isEqualTo("Line 1 of " + rates + ": currency must be three capital letters like EUR.");
        assertThat(post("interaction", FEE.formatted("late")).statusCode()).isEqualTo(201);
    }

    @Test
    void words_ofWrongBodies_areNowhereInTheFiles() throws Exception {
        String canary = "the quick brown canary";
        post("interaction", chat(id()).replace("\"kind\":\"chat\"", "\"kind\":\"" + canary + "\""));
        post("interaction", chat(id()).replace("search_hotels", canary + "x".repeat(300)));
        post("batch", "{\"events\":[{\"type\":\"interaction\",\"prompt\":\"" + canary + "\"}]}");

        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(canary);
            }
        }
    }
}
