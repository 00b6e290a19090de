package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.Postgres;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losing the database for a moment delays uploads, and loses none. */
class LostDatabaseTest {
    private static final Map<String, String> WIDE = Map.of("TS_HUB_LIMITS_DEVICE_BURST", "100000");
    private static final int UPLOADS = 30;
    private static final int ATTEMPTS = 50;

    @TempDir
    private Path folder;

    @Test
    void connections_thatAreCutDuringUploads_loseAndDoubleNothing() throws Exception {
        HubStorage storage = Stores.POSTGRESQL.open(folder);
        TestClock clock = new TestClock(TestHub.NOW);
        try (TestHub first = TestHub.start(folder, storage, clock, WIDE, null);
                TestHub second = TestHub.start(folder, storage, clock, WIDE, null)) {
            TestDevice device = first.device();

            List<List<String>> verdicts = Parallel.run(9, thread -> {
                List<String> seen = new ArrayList<>();
                for (int i = 0; i < UPLOADS; i++) {
                    if (thread == 8) {
                        Postgres.cutConnections();
                    } else {
                        String body = Bodies.batch(1_789_999_800 - 300L * (UPLOADS * thread + i), 1);
                        seen.add(untilTaken(thread % 2 == 0 ? first : second, device, body));
                    }
                }
                return seen;
            });

            assertThat(verdicts.subList(0, 8))
                    .allSatisfy(seen -> assertThat(seen).containsOnly("200"));
            assertThat(storage.tokens().drift()).isZero();
            assertThat(first.requests()).isEqualTo(3L * 8 * UPLOADS);
        }
    }

    /** Sends as a device does: the same body with a new nonce, until the verdict is not "later". */
    private static String untilTaken(TestHub hub, TestDevice device, String body) {
        Reply reply = hub.send(device.upload(body, hub.now()));
        for (int i = 0; i < ATTEMPTS && (reply.status() == 503 || reply.status() == 409); i++) {
            reply = hub.send(device.upload(body, hub.now()));
        }
        return reply.verdict();
    }
}
