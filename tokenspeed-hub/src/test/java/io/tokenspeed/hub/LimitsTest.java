package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that asks too much is refused, and other clients are not affected. */
class LimitsTest {
    @TempDir
    private Path folder;

    private TestHub start(Map<String, String> variables) {
        return TestHub.start(folder, new InMemoryHubStorage(), new TestClock(TestHub.NOW), variables, null);
    }

    private static String askFrom(TestHub hub, String source) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/hub")).header("X-Forwarded-For", source))
                .verdict();
    }

    @Test
    void source_isLimitedBeforeAnythingElse() {
        try (TestHub hub = start(Map.of("TS_HUB_LIMITS_SOURCE_BURST", "3"))) {
            List<String> verdicts =
                    List.of(askFrom(hub, "192.0.2.1"), askFrom(hub, "192.0.2.2"), askFrom(hub, "192.0.2.3"));

            // No proxy is trusted, so X-Forwarded-For is ignored.
            assertThat(verdicts).containsOnly("200");
            assertThat(askFrom(hub, "192.0.2.4")).isEqualTo("429 rate_limited");
            hub.clock.advance(1);
            assertThat(askFrom(hub, "192.0.2.4")).isEqualTo("200");
        }
    }

    @Test
    void source_behindATrustedProxy_isTheClient() {
        try (TestHub hub = start(Map.of("TS_HUB_LIMITS_SOURCE_BURST", "1", "TS_HUB_PROXIES_TRUSTED", "127.0.0.1"))) {
            assertThat(askFrom(hub, "192.0.2.1")).isEqualTo("200");
            assertThat(askFrom(hub, "192.0.2.1")).isEqualTo("429 rate_limited");
            assertThat(askFrom(hub, "198.51.100.7, 192.0.2.1")).isEqualTo("429 rate_limited");
            assertThat(askFrom(hub, "192.0.2.2")).isEqualTo("200");
            assertThat(askFrom(hub, "2001:db8:1:2::1")).isEqualTo("200");
            assertThat(askFrom(hub, "2001:db8:1:2::2")).isEqualTo("429 rate_limited");
        }
    }

    @Test
    void nonces_ofOneDevice_areLimited() {
        try (TestHub hub = start(Map.of("TS_HUB_LIMITS_DEVICE_LIVE_NONCES", "4"))) {
            TestDevice device = hub.device();

            List<String> verdicts = IntStream.range(0, 5)
                    .mapToObj(i -> hub.send(device.upload(Bodies.batch(1_789_999_800 - 300 * i, 1), hub.now()))
                            .verdict())
                    .toList();

            assertThat(verdicts).startsWith("200", "200").endsWith("429 rate_limited");
            assertThat(hub.requests())
                    .isEqualTo(3L * verdicts.stream().filter("200"::equals).count());
        }
    }

    @Test
    void flood_ofSomeDevices_isNotFeltByOthers() throws Exception {
        try (TestHub hub = start(Map.of())) {
            List<TestDevice> devices =
                    IntStream.range(0, 24).mapToObj(i -> hub.device()).toList();

            List<Long> taken = Parallel.run(
                    24,
                    i -> IntStream.range(0, i < 4 ? 100 : 3)
                            .mapToObj(n -> hub.send(
                                    devices.get(i).upload(Bodies.batch(1_789_999_800 - 300 * n, 1), hub.now())))
                            .filter(reply -> reply.status() == 200)
                            .count());

            assertThat(taken.subList(0, 4)).containsOnly(30L);
            assertThat(taken.subList(4, 24)).containsOnly(3L);
        }
    }
}
