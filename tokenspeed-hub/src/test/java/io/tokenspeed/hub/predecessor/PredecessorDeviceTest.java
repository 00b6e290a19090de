package io.tokenspeed.hub.predecessor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.model.wire.InviteToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices of the predecessor get the answers that they expect, once they have an invite. */
class PredecessorDeviceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long START = TestHub.NOW / 300 * 300 - 600;
    private static final AuditContext ADMIN = new AuditContext("admin", "", TestHub.NOW);

    @TempDir
    private Path folder;

    private static TestHub hub(Path folder, HubStorage storage, boolean compatible) {
        return hub(folder, storage, Map.of("TS_HUB_COMPAT_TOKENSPEED_MONITOR", Boolean.toString(compatible)));
    }

    private static TestHub hub(Path folder, HubStorage storage, Map<String, String> variables) {
        return TestHub.start(folder, storage, new TestClock(TestHub.NOW), variables, null);
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void uploads_replaceEachOtherAndAreCountedOnce(Stores store) throws Exception {
        try (HubStorage storage = store.open(folder);
                TestHub hub = hub(folder, storage, true)) {
            Plugin plugin = register(hub, "dev_0123456789abcdef0123");

            assertThat(counts(plugin.upload(hub, 4, "a".repeat(24)))).containsExactly(1, 0, 0);
            assertThat(counts(plugin.upload(hub, 9, "b".repeat(24)))).containsExactly(1, 0, 0);
            assertThat(counts(plugin.upload(hub, 5, "c".repeat(24)))).containsExactly(0, 1, 0);

            UsageTotals totals = storage.tokens().usage(plugin.id()).summary(UsageFilter.all(ZoneOffset.UTC));
            assertThat(totals.requests()).isEqualTo(9);
            assertThat(totals.tokens().output()).isEqualTo(500 + 70);
            assertThat(totals.tokens().reasoning()).isEqualTo(70);
            assertThat(totals.cost().unpriced()).isEqualTo(9);
            assertThat(totals.cost().nanoUsd()).isEmpty();
            assertThat(totals.speeds().e2e().samples()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TS_HUB_LIMITS_RECORD_TOKENS_PER_REQUEST, 10",
        "TS_HUB_LIMITS_RECORD_REQUESTS, 3",
        "TS_HUB_ALLOW_TOOLS, claude-code",
        "TS_HUB_ALLOW_MODELS, gpt-5"
    })
    void buckets_thatTheHubDoesNotTake_areRefused(String setting, String value) throws Exception {
        Map<String, String> variables = Map.of("TS_HUB_COMPAT_TOKENSPEED_MONITOR", "true", setting, value);
        try (HubStorage storage = Stores.MEMORY.open(folder);
                TestHub hub = hub(folder, storage, variables)) {
            Plugin plugin = register(hub, "dev_0123456789abcdef0123");

            assertThat(counts(plugin.upload(hub, 4, "a".repeat(24)))).containsExactly(0, 0, 1);
            assertThat(hub.requests()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void wrongSignatureOldNonceAndRevokedDevice_areRefused(Stores store) throws Exception {
        try (HubStorage storage = store.open(folder);
                TestHub hub = hub(folder, storage, true)) {
            Plugin plugin = register(hub, "dev_0123456789abcdef0123");
            Plugin thief = new Plugin(plugin.id(), "0".repeat(64));

            assertThat(thief.upload(hub, 4, "a".repeat(24)).status()).isEqualTo(401);
            assertThat(plugin.upload(hub, 4, "a".repeat(24)).status()).isEqualTo(200);
            assertThat(plugin.upload(hub, 6, "a".repeat(24)).status()).isEqualTo(409);
            storage.admin()
                    .devices()
                    .move(plugin.id(), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
            assertThat(plugin.upload(hub, 7, "d".repeat(24)).status()).isEqualTo(403);
            assertThat(hub.requests()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void register_handsAKeyOutOnceAndOnlyToTheInvited(Stores store) throws Exception {
        try (HubStorage storage = store.open(folder);
                TestHub hub = hub(folder, storage, true)) {
            Plugin plugin = register(hub, "dev_0123456789abcdef0123");

            Reply again = post(hub, registration(plugin.id(), hub.invite(1, false)));
            Reply uninvited = post(hub, registration("dev_" + "9".repeat(20), InviteToken.random(new SecureRandom())));

            assertThat(plugin.key()).matches("[0-9a-f]{64}");
            assertThat(again.status()).isEqualTo(403);
            assertThat(uninvited.status()).isEqualTo(403);
            assertThat(again.body()).doesNotContain(plugin.key());
            assertThat(post(hub, "{\"deviceId\":\"" + plugin.id() + "\"}").status())
                    .isEqualTo(422);
            assertThat(storage.admin().devices().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void register_withAWrongUserId_leavesTheInviteUnused(Stores store) throws Exception {
        try (HubStorage storage = store.open(folder);
                TestHub hub = hub(folder, storage, true)) {
            String right = registration("dev_0123456789abcdef0123", hub.invite(1, false));

            Reply wrong = post(hub, right.replace("anon_1", "anon 1"));

            assertThat(wrong.status()).isEqualTo(422);
            assertThat(storage.admin().devices().list()).isEmpty();
            assertThat(post(hub, right).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void switchedOff_servesNone(Stores store) throws Exception {
        try (HubStorage storage = store.open(folder);
                TestHub hub = hub(folder, storage, false)) {
            assertThat(post(hub, registration("dev_0123456789abcdef0123", hub.invite(1, false)))
                            .status())
                    .isEqualTo(404);
            assertThat(new Plugin("dev_0123456789abcdef0123", "0".repeat(64))
                            .upload(hub, 4, "a".repeat(24))
                            .status())
                    .isEqualTo(400);
        }
    }

    private static int[] counts(Reply reply) throws Exception {
        JsonNode json = JSON.readTree(reply.body());
        return new int[] {
            json.get("accepted").asInt(),
            json.get("duplicates").asInt(),
            json.get("rejected").asInt()
        };
    }

    private static Plugin register(TestHub hub, String deviceId) throws Exception {
        JsonNode json = JSON.readTree(
                post(hub, registration(deviceId, hub.invite(1, false))).body());
        assertThat(json.get("deviceId").asText()).isEqualTo(deviceId);
        assertThat(json.get("status").asText()).isEqualTo("active");
        return new Plugin(deviceId, json.get("signingKey").asText());
    }

    private static String registration(String deviceId, InviteToken invite) {
        return "{\"deviceId\":\"" + deviceId + "\",\"anonUserId\":\"anon_1\",\"label\":\"laptop\",\"inviteToken\":\""
                + invite.text() + "\"}";
    }

    private static Reply post(TestHub hub, String body) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/devices/register"))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json"));
    }

    /** The predecessor's client as far as the hub sees it. */
    private record Plugin(String id, String key) {
        Reply upload(TestHub hub, int requests, String nonce) throws Exception {
            String body = "{\"schemaVersion\":1,\"deviceId\":\"" + id + "\",\"buckets\":[{\"bucketStart\":" + START
                    + ",\"bucketEnd\":" + (START + 299) + ",\"anonProjectId\":\"" + "ab".repeat(32)
                    + "\",\"providerId\":\"anthropic\",\"modelId\":\"claude-sonnet-5\",\"requestCount\":" + requests
                    + ",\"inputTokens\":100,\"outputTokens\":500,\"reasoningTokens\":70,\"cacheReadTokens\":10,"
                    + "\"cacheWriteTokens\":0,\"totalCost\":0,\"avgOutputTps\":41.27,\"minOutputTps\":30.5,"
                    + "\"maxOutputTps\":null}]}";
            String time = Long.toString(hub.now());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            String signature = HexFormat.of()
                    .formatHex(mac.doFinal((time + "." + nonce + "." + body).getBytes(StandardCharsets.UTF_8)));
            return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/ingest/buckets"))
                    .POST(BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .header("X-TS-Device-ID", id)
                    .header("X-TS-Timestamp", time)
                    .header("X-TS-Nonce", nonce)
                    .header("X-TS-Signature", signature));
        }
    }
}
