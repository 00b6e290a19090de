package io.tokenspeed.agent.pricing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync that is killed at any moment has changed the book as a whole or not at all. */
class KilledSyncTest {
    private static final long MOST_MILLIS = 400;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sync_killed_leavesTheBookWhole(long seed) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncingHost.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("start");
            assertThat(words.readLine()).isEqualTo("true");
            boolean unused = process.waitFor(new Random(seed).nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE)) {
            PriceStore store = storage.prices();
            List<SyncRun> runs = store.runs(1_000);
            assertThat(runs).isNotEmpty().allMatch(SyncRun::succeeded);
            assertThat(store.list(PriceState.ACTIVE)).hasSize(SyncingHost.MORE * runs.size());
            assertThat(runs).extracting(run -> run.counts().added()).containsOnly((long) SyncingHost.MORE);
        }
    }
}
