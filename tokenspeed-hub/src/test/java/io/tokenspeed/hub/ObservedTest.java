package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.LogLines;
import io.tokenspeed.hub.testing.RawConnection;
import io.tokenspeed.hub.testing.Secrets;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub's logs and metrics show what happens, but no secrets. */
class ObservedTest extends HubTest {
    @Test
    void logs_atTheirFinest_holdNoSecretsAndNoAddresses() {
        InviteToken invite = hub.invite(2, false);
        InviteToken wrong = InviteToken.random(new SecureRandom());
        TestDevice device = TestDevice.random();
        DeviceSecret next = DeviceSecret.random(new SecureRandom());
        String adminToken = "fedcba98".repeat(4);
        LogLines lines = LogLines.ofEverything();
        try (lines) {
            hub.send(device.enrol(invite, hub.now()));
            hub.send(device.upload(Bodies.batch(Bodies.record(1_790_000_100, 1, "m")), hub.now()));
            hub.send(device.upload(Bodies.batch(Bodies.record(1_790_000_100, 1, "injected\\nrequest=r_")), hub.now()));
            hub.send(device.rotate("k2", next, false, hub.now()));
            hub.send(device.with("k2", next).forget(hub.now()));
            hub.send(TestDevice.random().enrol(wrong, hub.now()));
            hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/admin/devices"))
                    .header("Authorization", "Bearer " + adminToken));
            hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/session"))
                    .POST(BodyPublishers.ofString("{\"token\":\"" + adminToken + "\"}")));
            RawConnection.ask(
                    hub.hub.port(),
                    "GET /v1/injected%0d%0aline HTTP/1.1\r\nHost: hub\r\nX-TS-Nonce: injected\r\nConnection: close\r\n\r\n");
        }

        assertThat(lines.ofRequests()).hasSize(6);
        assertThat(String.join("\n", lines.ours()))
                .contains("path=/v1/ingest/buckets code=ok", "code=validity_below_threshold", "source=127.0.0.0/24")
                .doesNotContain("injected", "127.0.0.1", device.deviceId());
        Secrets secrets = new Secrets()
                .bytes(device.secret().bytes())
                .bytes(next.bytes())
                .text(invite.text())
                .text(wrong.text())
                .text(adminToken);
        assertThat(secrets.in(lines.all())).isEmpty();
    }

    @Test
    void metrics_countByCodeAndNameNoDevice() {
        TestDevice device = hub.device();
        TestDevice forger = device.with("k1", DeviceSecret.random(new SecureRandom()));
        hub.send(device.upload(Bodies.batch(Bodies.record(1_790_000_100, 1, "m")), hub.now()));
        hub.send(forger.upload("{}", hub.now()));
        hub.send(device.heartbeat(hub.now()));

        String metrics = hub.getAdmin("/metrics").body();

        assertThat(metrics)
                .contains("ts_ingest_requests_total{code=\"ok\"}")
                .contains("ts_ingest_requests_total{code=\"signature_invalid\"} 1.0")
                .contains("ts_auth_failures_total{code=\"signature_invalid\"} 1.0")
                .contains("ts_ingest_records_total{code=\"\",result=\"accepted\"}")
                .contains("ts_ingest_seconds_bucket")
                .contains("ts_nonce_rows ")
                .contains("ts_devices{status=\"active\"}")
                .contains("ts_queue_class_devices{class=\"low\"} 1.0")
                .doesNotContain(device.deviceId());
    }

    @Test
    void healthChecks_areOnTheAdminPort() {
        assertThat(hub.getAdmin("/healthcheck").body())
                .contains("\"database\":{\"healthy\":true", "\"upload-writer\":{\"healthy\":true");
        assertThat(hub.get("/metrics").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /ping",
                "GET /threads",
                "GET /pprof",
                "GET /metrics/",
                "GET /%6detrics",
                "POST /tasks/gc",
                "POST /tasks/log-level"
            })
    void adminPort_hasNothingElse(String line) {
        assertThat(askAdmin(line, "127.0.0.1")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:3477", "127.0.0.1.evil.example", "localhost.", "10.0.0.1"})
    void adminPort_underAForeignName_answersNothing(String host) {
        assertThat(askAdmin("GET /metrics", host))
                .startsWith("HTTP/1.1 421")
                .contains("\"field\":\"Host\"")
                .doesNotContain("ts_devices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:3477", "127.0.0.1:1", "[::1]"})
    void adminPort_underThisMachinesNames_answers(String host) {
        assertThat(askAdmin("GET /metrics", host)).startsWith("HTTP/1.1 200");
    }

    private String askAdmin(String line, String host) {
        return RawConnection.ask(
                hub.hub.adminPort(), line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }
}
