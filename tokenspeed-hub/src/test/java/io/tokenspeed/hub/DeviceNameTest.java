package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device gets a name from its invite, its user or its admin, and every view shows the same one. */
class DeviceNameTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private TestHub hub;
    private TestDevice device;

    @BeforeEach
    void start() {
        hub = TestHub.start(
                folder,
                new InMemoryHubStorage(),
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_ADMIN_TOKEN", TOKEN),
                null);
        device = hub.device();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private String name() {
        return hub.storage
                .admin()
                .devices()
                .find(device.deviceId())
                .map(Device::label)
                .orElseThrow();
    }

    private Reply admin(String path, String body) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode read(String path) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).header("Authorization", "Bearer " + TOKEN))
                .json();
    }

    private Reply heartbeat(String name) {
        return hub.send(device.heartbeat(",\"name\":" + name, hub.now()));
    }

    @Test
    void enrolment_mayBringAName() {
        TestDevice named = TestDevice.random();
        hub.send(named.enrol(hub.invite(1, false), ",\"name\":\"Ana's laptop\"", hub.now()));

        assertThat(hub.storage.admin().devices().find(named.deviceId()).map(Device::label))
                .contains("Ana's laptop");
    }

    @Test
    void heartbeat_mayChangeTheName() {
        Reply answer = heartbeat("\"Werkstatt\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("name").asText()).isEqualTo("Werkstatt");
        assertThat(name()).isEqualTo("Werkstatt");
        AuditEntry entry = hub.storage.admin().audit().latest(Long.MAX_VALUE, 1).get(0);
        assertThat(List.of(entry.action(), entry.act().actor(), entry.detail()))
                .containsExactly("device.name", device.deviceId(), "Werkstatt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" a\"", "\"a\\u200bb\"", "\"a\\u202e\"", "7", "null", "[]"})
    void name_thatIsNone_isRefused(String name) {
        Reply answer = heartbeat(name);

        assertThat(answer.verdict()).isEqualTo("422 schema_invalid");
        assertThat(answer.json().get("pointer").asText()).isEqualTo("/name");
        assertThat(name()).isEmpty();
    }

    @Test
    void admin_namesADevice() {
        Reply answer = admin("/v1/admin/devices/" + device.deviceId() + "/name", "{\"name\":\"Büro\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("name").asText()).isEqualTo("Büro");
        assertThat(hub.send(device.config(hub.now())).json().get("name").asText())
                .isEqualTo("Büro");
        assertThat(read("/v1/admin/devices").at("/devices/0/name").asText()).isEqualTo("Büro");
    }

    @Test
    void admin_isToldWhatIsWrong() {
        String path = "/v1/admin/devices/" + device.deviceId() + "/name";

        assertThat(admin(path, "{\"name\":\"\"}").json().get("detail").asText())
                .isEqualTo("name must be 1 to 80 letters, digits, signs and spaces, without a space at either end.");
        assertThat(admin("/v1/admin/devices/tsd_" + "A".repeat(24) + "/name", "{\"name\":\"a\"}")
                        .status())
                .isEqualTo(404);
        assertThat(name()).isEmpty();
    }

    @Test
    void erasedDevice_isToldWhenThatWas() {
        admin("/v1/admin/devices/" + device.deviceId() + "/erase", "");
        hub.clock.advance(86_400);

        Reply answer = hub.send(device.heartbeat(hub.now()));

        assertThat(answer.verdict()).isEqualTo("410 device_erased");
        assertThat(answer.json().get("erasedAt").asLong()).isEqualTo(TestHub.NOW);
    }

    @Test
    void dashboard_showsTheName() {
        hub.send(device.upload(Bodies.batch(1_789_999_800, 1), hub.now()));
        assertThat(read("/v1/dashboard/devices").at("/0/name").isNull()).isTrue();

        heartbeat("\"Werkstatt\"");

        assertThat(read("/v1/dashboard/devices").at("/0/name").asText()).isEqualTo("Werkstatt");
    }
}
