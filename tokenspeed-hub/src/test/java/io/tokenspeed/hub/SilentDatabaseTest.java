package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.Postgres;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.testkit.fixture.SilentLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that falls silent without closing connections delays uploads by seconds, and loses none. */
class SilentDatabaseTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(20);
    private static final int THREADS = 6;
    private static final int PER_THREAD = 4;

    @TempDir
    private Path folder;

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private TestHub start(SilentLink link, String direct) {
        Map<String, String> variables =
                Map.of("TS_HUB_DATABASE_URL", link.url(direct), "TS_HUB_LIMITS_DEVICE_BURST", "100000");
        OpenDatabase database = OpenDatabase.of(TestHub.settings(folder, variables));
        return TestHub.start(folder, database, new TestClock(TestHub.NOW), variables);
    }

    private static Reply upload(TestHub hub, TestDevice device, int number) {
        return hub.send(device.upload(Bodies.batch(1_789_999_800 - 300L * number, 1), hub.now()));
    }

    @Test
    void connections_thatFallSilentDuringUploads_areReplaced() throws Exception {
        String direct = Postgres.database();
        try (SilentLink link = SilentLink.to(direct);
                TestHub hub = start(link, direct)) {
            TestDevice device = hub.device();
            assertThat(upload(hub, device, 1_000).verdict()).isEqualTo("200");

            List<List<Long>> delays = Parallel.run(THREADS, thread -> {
                List<Long> taken = new ArrayList<>();
                for (int i = 0; i < PER_THREAD; i++) {
                    if (thread == 0 && i == 1) {
                        link.silenceOpen();
                    }
                    taken.add(untilTaken(hub, device, PER_THREAD * thread + i));
                }
                return taken;
            });

            assertThat(delays)
                    .allSatisfy(
                            taken -> assertThat(taken).allMatch(seconds -> seconds <= LONGEST_RECOVERY.toSeconds()));
            assertThat(hub.storage.tokens().drift()).isZero();
            assertThat(hub.requests()).isEqualTo(3L * (1 + THREADS * PER_THREAD));
        }
    }

    /**
     * Sends like a device, and returns the seconds that it took. Each answer comes in time and says when to come back.
     */
    private static long untilTaken(TestHub hub, TestDevice device, int number) {
        long start = System.nanoTime();
        while (true) {
            long sent = System.nanoTime();
            Reply reply = upload(hub, device, number);
            assertThat(secondsSince(sent)).isLessThanOrEqualTo(LONGEST_ANSWER.toSeconds());
            if (reply.status() == 200) {
                return secondsSince(start);
            }
            assertThat(reply.status()).isIn(503, 409);
            assertThat(reply.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void server_thatIsSilentAltogether_isSaidUntilItAnswers() throws Exception {
        String direct = Postgres.database();
        try (SilentLink link = SilentLink.to(direct);
                TestHub hub = start(link, direct)) {
            TestDevice device = hub.device();
            assertThat(hub.get("/v1/health").verdict()).isEqualTo("200");
            link.silenceAll();

            long start = System.nanoTime();
            Reply refused = upload(hub, device, 1);
            assertThat(refused.verdict()).isEqualTo("503 overloaded");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(secondsSince(start)).isLessThanOrEqualTo(LONGEST_ANSWER.toSeconds());
            assertThat(hub.get("/v1/health").verdict()).isEqualTo("503 overloaded");
            assertThat(hub.get("/v1/health/alive").verdict()).isEqualTo("200");

            link.speakAgain();
            assertThat(untilTaken(hub, device, 1)).isLessThanOrEqualTo(LONGEST_RECOVERY.toSeconds());
            assertThat(hub.requests()).isEqualTo(3);
        }
    }
}
