package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest sums that one device may claim add up to more than a long holds, and readers still get answers. */
class OverflowTest {
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final int UPLOADS = 20;
    private static final int RECORDS = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void dashboard_ofExtremeRecords_answers(Stores store) throws Exception {
        Map<String, String> variables = Map.of("TS_HUB_READ_TOKEN", TOKEN);
        try (TestHub hub = TestHub.start(folder, store.open(folder), new TestClock(TestHub.NOW), variables, null)) {
            TestDevice device = hub.device();
            for (int i = 0; i < UPLOADS; i++) {
                assertThat(hub.send(device.uploadGzip(Bombs.gzip(extreme(1_789_999_800 - 300L * i)), hub.now()))
                                .json()
                                .get("accepted")
                                .asInt())
                        .isEqualTo(RECORDS);
            }

            for (String path : List.of("summary", "projects", "providers", "models", "devices", "timeseries")) {
                assertThat(get(hub, path)).as(path).isEqualTo(200);
            }
            assertThat(hub.requests()).isEqualTo(100L * RECORDS * UPLOADS);
            assertThat(hub.storage.tokens().drift()).isZero();
        }
    }

    private static String extreme(long start) {
        return Bodies.batch(IntStream.range(0, RECORDS)
                .mapToObj(i -> Bodies.record(start, 1, "model-" + i, 100)
                        .replace("\"nanoUsd\":25275000", "\"nanoUsd\":1000000000000000"))
                .toList());
    }

    private static int get(TestHub hub, String path) {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/v1/dashboard/" + path))
                        .header("Authorization", "Bearer " + TOKEN))
                .status();
    }
}
