package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.fixture.HubInstance;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API is closed without the admin token, and says what is wrong with a request. */
class AdminApiTest {
    @TempDir
    private static Path folder;

    private static HubInstance hub;

    @BeforeAll
    static void start() throws IOException {
        hub = HubInstance.start(new InMemoryHubStorage(), folder);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void invite_isShownOnceAndListedWithoutItsToken() throws Exception {
        HttpResponse<String> created =
                hub.admin("POST", "/v1/admin/invites", "{\"maxUses\":3,\"expiresInSeconds\":600,\"label\":\"Team\"}");
        String token = HubInstance.json(created).get("token").asText();
        HttpResponse<String> listed = hub.admin("GET", "/v1/admin/invites", "");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(WireFormat.INVITE_TOKEN.matcher(token).matches()).isTrue();
        JsonNode invite = HubInstance.json(listed).at("/invites/0");
        assertThat(invite.get("inviteId").asText())
                .isEqualTo(token.substring(0, token.indexOf('.')))
                .isEqualTo(HubInstance.json(created).get("inviteId").asText());
        assertThat(invite.get("maxUses").asInt()).isEqualTo(3);
        assertThat(invite.get("expiresAt").asLong() - invite.get("createdAt").asLong())
                .isEqualTo(600);
        assertThat(listed.body()).doesNotContain(token);
    }

    @Test
    void invite_canBeTakenBackOnce() throws Exception {
        String id = HubInstance.json(hub.admin("POST", "/v1/admin/invites", ""))
                .get("inviteId")
                .asText();
        String path = "/v1/admin/invites/" + id + "/revoke";

        assertThat(hub.admin("POST", path, "").statusCode()).isEqualTo(200);
        assertThat(hub.admin("POST", path, "").statusCode()).isEqualTo(404);
        JsonNode entries =
                HubInstance.json(hub.admin("GET", "/v1/admin/audit", "")).get("entries");
        assertThat(entries.findValuesAsText("action")).startsWith("invite.revoke", "invite.create");
        assertThat(entries.findValuesAsText("actor")).startsWith("admin", "admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"maxUses\":51}| maxUses is 51, but must be from 1 to 50.",
                "{\"maxUses\":\"3\"}| maxUses must be a whole number.",
                "{\"expiresInSeconds\":604801}| expiresInSeconds is 604801, but must be from 60 to 604800.",
                "{\"requireApproval\":1}| requireApproval must be true or false.",
                "{\"uses\":1}| The body has an unknown field; known are cohort, expiresInSeconds, label, maxUses, requireApproval.",
                "[1]| The body must be a JSON object.",
                "{\"maxUses\":1,\"maxUses\":2}| The body is not well-formed JSON."
            })
    void invite_tellsWhatIsWrong(String body, String sentence) throws Exception {
        String before = hub.admin("GET", "/v1/admin/invites", "").body();
        HttpResponse<String> answer = hub.admin("POST", "/v1/admin/invites", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(HubInstance.json(answer).get("detail").asText()).isEqualTo(sentence);
        assertThat(hub.admin("GET", "/v1/admin/invites", "").body()).isEqualTo(before);
    }

    @Test
    void everyPath_needsTheAdminToken() throws Exception {
        for (String path : new String[] {"/v1/admin/invites", "/v1/admin/devices", "/v1/admin/audit"}) {
            assertThat(status(hub, path, null)).as(path).isEqualTo(401);
            assertThat(status(hub, path, "Bearer " + HubInstance.READ_TOKEN))
                    .as(path)
                    .isEqualTo(401);
            assertThat(status(hub, path, "Bearer " + HubInstance.ADMIN_TOKEN))
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutAToken_thePlaneIsClosed() throws Exception {
        Map<String, String> none = Map.of("TS_HUB_ADMIN_TOKEN", "", "TS_HUB_READ_TOKEN", "");
        try (HubInstance closed = HubInstance.start(new InMemoryHubStorage(), folder, none)) {
            assertThat(status(closed, "/v1/admin/devices", "Bearer ")).isEqualTo(404);
            assertThat(status(closed, "/v1/dashboard/summary", "Bearer ")).isEqualTo(401);
        }
    }

    @Test
    void session_readsButDoesNotManage() throws Exception {
        HttpResponse<String> wrong = hub.send("POST", "/v1/session", "{\"token\":\"no\"}", request -> request);
        HttpResponse<String> right =
                hub.send("POST", "/v1/session", "{\"token\":\"" + HubInstance.ADMIN_TOKEN + "\"}", request -> request);
        String cookie = right.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(right.statusCode()).isEqualTo(204);
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(HubInstance.ADMIN_TOKEN);
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withCookie("/v1/dashboard/summary", session)).isEqualTo(200);
        assertThat(withCookie("/api/stats", session)).isEqualTo(200);
        assertThat(withCookie("/v1/admin/devices", session)).isEqualTo(401);
        hub.send("DELETE", "/v1/session", "", request -> request.header("Cookie", session));
        assertThat(withCookie("/v1/dashboard/summary", session)).isEqualTo(401);
    }

    @Test
    void unknownDevice_isTold() throws Exception {
        HttpResponse<String> answer = hub.admin("POST", "/v1/admin/devices/tsd_" + "A".repeat(24) + "/revoke", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(HubInstance.json(answer).get("detail").asText()).isEqualTo("There is no such device.");
    }

    private static int withCookie(String path, String cookie) throws IOException, InterruptedException {
        return hub.send("GET", path, "", request -> request.header("Cookie", cookie))
                .statusCode();
    }

    private static int status(HubInstance asked, String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        return asked.send(
                        "GET",
                        path,
                        "",
                        request -> authorization == null ? request : request.header("Authorization", authorization))
                .statusCode();
    }
}
