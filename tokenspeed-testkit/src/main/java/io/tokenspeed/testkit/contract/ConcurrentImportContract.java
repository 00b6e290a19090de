package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several imports at once store the same as one. */
public abstract class ConcurrentImportContract extends LocalStorageContract {
    @Test
    void commit_writersTakeTurns_storeEachRequestAndFileOnce() {
        LocalStorage storage = storage();
        ImportBatch batch = new ImportBatch(List.of(claude("a").build()), List.of(TestCursors.first("/a.jsonl")));

        try (ImportWriter first = storage.beginImport();
                ImportWriter second = storage.beginImport()) {
            assertThat(first.commit(batch)).isEqualTo(new BatchResult(1, 0, 0));
            assertThat(second.commit(batch)).isEqualTo(new BatchResult(0, 1, 1));
            assertThat(second.commit(new ImportBatch(List.of(claude("b").build()), List.of())))
                    .isEqualTo(new BatchResult(1, 0, 0));
            assertThat(first.commit(new ImportBatch(List.of(claude("b").build()), List.of())))
                    .isEqualTo(new BatchResult(0, 1, 0));
        }

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
        assertThat(storage.cursors().list("claude")).containsExactly(TestCursors.at("/a.jsonl", 100));
    }

    @Test
    void commit_writersInTwoThreads_comeToTheSameAsOne() throws InterruptedException, ExecutionException {
        List<Request> records = new RandomRequests(7).records(150);
        LocalStorage once = storage(new TestPricing("p1", 3));
        long attempts = store(once, records).inserted();
        LocalStorage storage = storage(new TestPricing("p1", 3));

        BatchResult result = importTwice(storage, records);

        assertThat(result).isEqualTo(new BatchResult(attempts, 2L * records.size() - attempts, 0));
        assertThat(requests(storage)).isEqualTo(requests(once));
        assertThat(storage.usage().summary(EVERYTHING)).isEqualTo(once.usage().summary(EVERYTHING));
    }

    private static BatchResult importTwice(LocalStorage storage, List<Request> records)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<BatchResult> first = threads.submit(() -> importInBatches(storage, records, 1));
            Future<BatchResult> second = threads.submit(() -> importInBatches(storage, records, 2));
            return first.get().plus(second.get());
        } finally {
            threads.shutdown();
        }
    }

    private static BatchResult importInBatches(LocalStorage storage, List<Request> records, long seed) {
        List<Request> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed));
        BatchResult result = BatchResult.ZERO;
        try (ImportWriter writer = storage.beginImport()) {
            for (int from = 0; from < shuffled.size(); from += 20) {
                List<Request> part = shuffled.subList(from, Math.min(from + 20, shuffled.size()));
                result = result.plus(writer.commit(new ImportBatch(part, List.of())));
            }
        }
        return result;
    }
}
