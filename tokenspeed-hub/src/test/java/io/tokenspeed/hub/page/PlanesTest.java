package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials for the admin API open no route for devices, and the other way round. */
class PlanesTest {
    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private TestHub start() {
        return TestHub.start(
                folder,
                new InMemoryHubStorage(),
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN, "TS_HUB_LIMITS_DEVICE_BURST", "1000"),
                null);
    }

    @Test
    void device_reachesNoAdminsPath() {
        try (TestHub hub = start()) {
            TestDevice device = hub.device();
            TestDevice other = hub.device();
            String before = hub.state();

            for (String path : new String[] {"invites", "devices", "audit"}) {
                assertRefused(hub, Signing.of(device, "GET", "/v1/admin/" + path, "", "", new byte[0], hub.now()));
            }
            assertRefused(hub, device.post("/v1/admin/invites", "{}", hub.now()));
            assertRefused(hub, device.post("/v1/admin/invites/tsi_0/revoke", "{}", hub.now()));
            for (String verb : new String[] {"approve", "revoke", "restore", "erase"}) {
                assertRefused(hub, device.post("/v1/admin/devices/" + other.deviceId() + "/" + verb, "{}", hub.now()));
            }

            assertThat(hub.state()).isEqualTo(before);
        }
    }

    private static void assertRefused(TestHub hub, Signing signing) {
        assertThat(hub.send(signing).status()).as(signing.request().path()).isIn(401, 404);
    }

    @Test
    void adminsTokenAndCookie_signNothing() {
        try (TestHub hub = start()) {
            TestDevice device = hub.device();
            String cookie = session(hub);
            TestDevice forger = device.with("k1", DeviceSecret.random(new SecureRandom()));
            Signing forged = forger.upload(Bodies.batch(1_790_000_100, 1), hub.now());
            String before = hub.state();

            assertThat(hub.send(asAdmin(forged.builder(hub.uri()), cookie)).verdict())
                    .isEqualTo("401 signature_invalid");
            HttpRequest.Builder unsigned = HttpRequest.newBuilder(hub.uri().resolve("/v1/ingest/buckets"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(forged.body()));
            assertThat(hub.send(asAdmin(unsigned, cookie)).verdict()).isEqualTo("400 header_invalid");
            HttpRequest.Builder forget = forger.forget(hub.now()).builder(hub.uri());
            assertThat(hub.send(asAdmin(forget, cookie)).verdict()).isEqualTo("401 signature_invalid");

            assertThat(hub.state()).isEqualTo(before);
        }
    }

    private static HttpRequest.Builder asAdmin(HttpRequest.Builder request, String cookie) {
        return request.header("Authorization", "Bearer " + ADMIN_TOKEN).header("Cookie", cookie);
    }

    private static String session(TestHub hub) {
        Reply reply = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/session"))
                .POST(BodyPublishers.ofString("{\"token\":\"" + ADMIN_TOKEN + "\"}")));
        return reply.header("Set-Cookie").split(";", 2)[0];
    }
}
