package io.tokenspeed.agent.pricing.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.pricing.sync.ListServer;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncStatus;
import io.tokenspeed.testkit.price.InMemoryPriceStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncWorkTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    private Path home;

    private final PriceStore store = new InMemoryPriceStore();
    private final ListServer lists = new ListServer();
    private final CountDownLatch asked = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        lists.on("/litellm", exchange -> {
            asked.countDown();
            exchange.sendResponseHeaders(503, -1);
        });
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @Test
    void tick_dailyAndNeverSynced_syncs() throws InterruptedException {
        try (SyncWork work = work("daily")) {
            work.tick();

            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tick_aDayAfterTheLastSync_syncs() throws InterruptedException {
        ran(SyncStatus.UNCHANGED, Duration.ofHours(24));
        try (SyncWork work = work("daily")) {
            work.tick();

            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tick_notDue_doesNothing() {
        ran(SyncStatus.OK, Duration.ofHours(23));
        try (SyncWork work = work("daily")) {
            work.tick();

            assertThat(work.start()).isTrue();
        }
    }

    @Test
    void tick_soonAfterAFailure_waits() {
        ran(SyncStatus.FAILED, Duration.ofMinutes(59));
        try (SyncWork work = work("daily")) {
            work.tick();

            assertThat(work.start()).isTrue();
        }
    }

    @Test
    void tick_off_doesNothing() {
        try (SyncWork work = work("off")) {
            work.tick();

            assertThat(work.start()).isTrue();
        }
    }

    private void ran(SyncStatus status, Duration ago) {
        store.apply(List.of(), List.of(new SyncRun("litellm", NOW.minus(ago), status, null, SyncCounts.NONE, null)));
    }

    private SyncWork work(String setting) {
        Map<String, String> variables = new HashMap<>(lists.variables());
        variables.put(SyncWork.VARIABLE, setting);
        Environment environment = new Environment(variables, home, home);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new SyncWork(new PriceControl(environment, store, home, clock), () -> {}, environment, clock);
    }
}
