package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.RawConnection;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.testkit.fixture.DrippingBodies;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that send a body slowly, or nothing at all, block no thread. */
class SlowBodiesTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final int SLOW = 600;
    /** More than a busy machine needs for an answer, and far less than a slow body takes. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir
    private Path folder;

    private TestHub hub;

    @BeforeEach
    void start() {
        hub = TestHub.start(
                folder,
                new InMemoryHubStorage(),
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_ADMIN_TOKEN", TOKEN, "TS_HUB_PROXIES_TRUSTED", "127.0.0.1"),
                null);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private void assertEverybodyIsAnswered() {
        for (String path : new String[] {"/v1/health", "/", "/v1/hub", "/v1/health"}) {
            long began = System.nanoTime();
            int status = hub.get(path).status();

            assertThat(status).as(path).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(SOON);
        }
    }

    private int openSession() {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/session"))
                        .POST(BodyPublishers.ofString("{\"token\":\"" + TOKEN + "\"}")))
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/session,application/json",
        "/v1/ingest/buckets,application/json",
        "/v1/devices/enroll,application/json",
        "/v1/devices/self/forget,application/json",
        "/v1/admin/invites,application/json",
        "/v1/dashboard/summary,application/x-www-form-urlencoded",
        "/api/stats,application/x-www-form-urlencoded",
        "/nowhere,text/plain"
    })
    void slowBodies_harmNobody(String path, String type) throws Exception {
        try (DrippingBodies bodies = DrippingBodies.into(hub.hub.port(), path, type, SLOW)) {
            for (int i = 0; i < 5; i++) {
                assertEverybodyIsAnswered();
            }
            assertThat(bodies.size()).isEqualTo(SLOW);
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        int status = openSession();
        while (status != 204 && System.nanoTime() < end) {
            status = openSession();
        }
        assertThat(status).isEqualTo(204);
    }

    @Test
    void slowBodies_ofOneSource_leaveRoomForOthers() throws Exception {
        TestDevice device = hub.device();
        try (DrippingBodies bodies = DrippingBodies.into(hub.hub.port(), "/v1/session", "text/plain", SLOW)) {
            String refused = RawConnection.ask(
                    hub.hub.port(), "POST /v1/session HTTP/1.1\r\nHost: hub\r\nContent-Length: 20\r\n\r\n{");
            var upload = hub.send(device.upload(Bodies.batch(1_789_999_800, 1), hub.now())
                    .builder(hub.uri())
                    .header("X-Forwarded-For", "192.0.2.7"));

            assertThat(refused)
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Connection: close")
                    .contains("Retry-After: ")
                    .contains("\"code\":\"rate_limited\"");
            assertThat(upload.verdict()).isEqualTo("200");
            assertThat(bodies.size()).isEqualTo(SLOW);
        }
    }

    @Test
    void idleConnections_harmNobody() throws Exception {
        try (DrippingBodies idle = DrippingBodies.idle(hub.hub.port(), 1_000)) {
            assertThat(idle.size()).isEqualTo(1_000);
            assertEverybodyIsAnswered();
            assertThat(openSession()).isEqualTo(204);
        }
    }

    @Test
    @Tag("long")
    void manyIdleConnections_harmNobody() throws Exception {
        try (DrippingBodies idle = DrippingBodies.idle(hub.hub.port(), 5_000)) {
            assertThat(idle.size()).isEqualTo(5_000);
            assertEverybodyIsAnswered();
            assertThat(openSession()).isEqualTo(204);
        }
    }

    @Test
    void body_withoutALength_isRefusedEverywhere() {
        for (String path : new String[] {"/v1/session", "/v1/admin/invites", "/api/stats", "/v1/ingest/buckets"}) {
            String answer = RawConnection.ask(
                    hub.hub.port(),
                    "POST " + path + " HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 411 ").contains("\"code\":\"length_required\"");
        }
    }
}
