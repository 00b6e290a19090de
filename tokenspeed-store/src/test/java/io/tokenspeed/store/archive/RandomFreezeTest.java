package io.tokenspeed.store.archive;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.PredecessorPlugin;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Imports, copies in other threads, requests that two tools store, and rows of the predecessor's plugin, with archiving
 * between them, come to the same as without.
 */
class RandomFreezeTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final int STEPS = 30;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private final PredecessorPlugin plugin = new PredecessorPlugin();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void freezing_betweenWrites_changesNothing(long seed) {
        Random random = new Random(seed);
        Path frozenFile = folder.resolve("frozen.sqlite");
        Path plainFile = folder.resolve("plain.sqlite");
        try (SqliteLocalStorage frozen = SqliteLocalStorage.open(frozenFile, () -> new TestPricing("p1", 3));
                SqliteLocalStorage plain = SqliteLocalStorage.open(plainFile, () -> new TestPricing("p1", 3))) {
            FrozenStorage freezing = new FrozenStorage(frozenFile, frozen, false);
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(3) == 0) {
                    Request row = foreign(random);
                    plugin.write(frozenFile, row);
                    plugin.write(plainFile, row);
                } else {
                    ImportBatch batch = batch(random);
                    put(frozen, batch);
                    put(plain, batch);
                }
                assertThat(counting(frozen)).as("step %d", step).isEqualTo(counting(plain));
                assertThat(answers(frozen)).as("step %d", step).isEqualTo(answers(plain));
                freezing.freeze();
            }
            assertThat(frozen.archive().status().hours()).isGreaterThan(5);
            assertThat(answers(frozen)).isEqualTo(answers(plain));
        }
    }

    private static void put(SqliteLocalStorage storage, ImportBatch batch) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(batch);
        }
    }

    private static List<String> counting(SqliteLocalStorage storage) {
        return storage.requests().recent(EVERYTHING, 1_000).stream()
                .map(StoredRequest::id)
                .toList();
    }

    private static List<Object> answers(SqliteLocalStorage storage) {
        return List.of(
                storage.usage().breakdown(EVERYTHING, List.of(Dimension.SESSION, Dimension.TOOL)),
                storage.usage().series(EVERYTHING, Interval.HOUR, List.of(Dimension.PROVIDER)),
                storage.requests().recent(EVERYTHING, 1_000).stream()
                        .map(row -> row.id() + row.request())
                        .collect(Collectors.joining("\n")),
                storage.requests().countByTool());
    }

    private static ImportBatch batch(Random random) {
        List<Request> requests = new ArrayList<>();
        List<Descent> descents = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            requests.add(
                    switch (random.nextInt(4)) {
                        case 0 -> ofMessage(random);
                        case 1 -> ofThread(random);
                        default -> withIds(random);
                    });
        }
        if (random.nextInt(3) == 0) {
            String thread = "t" + random.nextInt(5);
            String ancestor = "t" + random.nextInt(5);
            if (!thread.equals(ancestor)) {
                descents.add(new Descent("codex", thread, ancestor));
            }
        }
        return new ImportBatch(requests, List.of(), descents);
    }

    private static RequestBuilder at(Random random, RequestBuilder builder) {
        return builder.at(TestRequests.NOON.plusMillis(random.nextInt(12) * HOUR + random.nextInt(1_000)));
    }

    private static Request foreign(Random random) {
        String message = "m" + random.nextInt(6);
        int size = 1 + random.nextInt(3);
        return at(random, opencode(RecordKind.FOREIGN, message, message + "-" + random.nextInt(3)))
                .tokens(TestTokens.reported(size * 100L, size))
                .build();
    }

    private static Request ofMessage(Random random) {
        RecordKind kind = List.of(RecordKind.STEP, RecordKind.MESSAGE, RecordKind.LEGACY_MESSAGE)
                .get(random.nextInt(3));
        int key = random.nextInt(15);
        return at(random, opencode(kind, "m" + key % 6, "k" + key))
                .forkKey(random.nextBoolean() ? "f" + random.nextInt(3) : null)
                .build();
    }

    private static Request ofThread(Random random) {
        String session = "t" + random.nextInt(5);
        boolean own = random.nextBoolean();
        String thread = own ? session : "t" + random.nextInt(5);
        return at(random, codex(thread + ":r" + random.nextInt(3)))
                .session(session)
                .kind(own || thread.equals(session) ? RecordKind.SINGLE : RecordKind.REPLAY)
                .build();
    }

    /** Times close to each other, because two tools store one request at about the same time. */
    private static Request withIds(Random random) {
        int number = random.nextInt(5);
        String key = "x" + number + random.nextInt(2);
        RequestBuilder builder = random.nextBoolean() ? claude(key) : TestRequests.recorded(key);
        return builder.model("one-model")
                .at(TestRequests.NOON.plusMillis((number + 1) * HOUR - 30_000 + random.nextInt(60_000)))
                .providerIds(
                        random.nextInt(3) == 0 ? null : "resp-" + number,
                        random.nextInt(3) == 0 ? "req-" + number : null)
                .build();
    }
}
