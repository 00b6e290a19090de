package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.StalledStorage;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hub that cannot keep up refuses uploads at once, and takes all of them later. */
class SheddingTest {
    private static final int UPLOADS = 12;
    private static final int QUEUE = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Stores.class)
    void uploads_thatDoNotFitIntoTheQueue_areToldToComeBack(Stores store) throws Exception {
        StalledStorage storage = new StalledStorage(store.open(folder));
        ExecutorService threads = Executors.newFixedThreadPool(UPLOADS);
        try (TestHub hub = TestHub.start(
                folder,
                storage,
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_LIMITS_QUEUE", Integer.toString(QUEUE)),
                null)) {
            TestDevice device = hub.device();
            ExecutorCompletionService<Reply> replies = new ExecutorCompletionService<>(threads);
            replies.submit(() -> upload(hub, device, 0));
            storage.awaitUpload();
            for (int i = 1; i < UPLOADS; i++) {
                int number = i;
                replies.submit(() -> upload(hub, device, number));
            }

            // The first upload is being stored and two wait; the hub answers the others although nothing is stored.
            List<Reply> refused = new ArrayList<>();
            for (int i = 0; i < UPLOADS - QUEUE - 1; i++) {
                refused.add(replies.take().get());
            }
            assertThat(refused).extracting(Reply::verdict).containsOnly("503 overloaded");
            assertThat(refused)
                    .allSatisfy(reply -> assertThat(Integer.parseInt(reply.header("Retry-After")))
                            .isBetween(1, 30));
            assertThat(hub.get("/v1/hub").status()).isEqualTo(200);
            assertThat(hub.requests()).isZero();

            storage.goOn();
            for (int i = 0; i < QUEUE + 1; i++) {
                assertThat(replies.take().get().verdict()).isEqualTo("200");
            }
            for (int i = 0; i < UPLOADS; i++) {
                assertThat(upload(hub, device, i).verdict()).isEqualTo("200");
            }
            assertThat(hub.requests()).isEqualTo(3L * UPLOADS);
        } finally {
            storage.goOn();
            threads.shutdownNow();
        }
    }

    private static Reply upload(TestHub hub, TestDevice device, int number) {
        return hub.send(device.upload(Bodies.batch(1_789_999_800 - 300L * number, 1), hub.now()));
    }
}
