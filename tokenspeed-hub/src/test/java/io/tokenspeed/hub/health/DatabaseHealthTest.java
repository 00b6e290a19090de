package io.tokenspeed.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.StorageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong time = new AtomicLong(17);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean full;

    private final DatabaseHealth health = new DatabaseHealth(this::ask, time::get);

    private void ask() {
        asked.incrementAndGet();
        if (full) {
            throw new StorageException("The disk is full.", null);
        }
    }

    @Test
    void problem_isAskedForAtMostEveryTwoSeconds() {
        assertThat(health.problem()).isEmpty();
        full = true;

        time.addAndGet(SECOND);
        assertThat(health.problem()).isEmpty();
        assertThat(asked).hasValue(1);
        time.addAndGet(SECOND);
        assertThat(health.problem()).contains("The disk is full.");
        full = false;
        time.addAndGet(2 * SECOND);
        assertThat(health.problem()).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void problem_whileSomebodyAsks_isTheLatestKnown() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        DatabaseHealth slow = new DatabaseHealth(
                () -> {
                    if (calls.getAndIncrement() > 0) {
                        reached.countDown();
                        await(goOn);
                    }
                },
                time::get);
        assertThat(slow.problem()).isEmpty();
        time.addAndGet(5 * SECOND);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(slow::problem);
        reached.await();

        assertThat(slow.problem()).isEmpty();

        assertThat(waiting).isNotDone();
        goOn.countDown();
        waiting.get();
        assertThat(calls).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
