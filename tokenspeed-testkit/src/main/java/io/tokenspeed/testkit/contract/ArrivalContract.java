package io.tokenspeed.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored depends on the records alone, not on their order, their batches, or how often they came. */
public abstract class ArrivalContract extends LocalStorageContract {
    /** The number of arrivals to try, each in a storage of its own. */
    protected int rounds() {
        return 8;
    }

    @Test
    void commit_shuffledSplitAndRepeated_comesToTheSame() {
        List<Request> records = new RandomRequests(42).records(120);
        LocalStorage expected = storage(new TestPricing("p1", 3));
        store(expected, records);

        for (long seed = 1; seed <= rounds(); seed++) {
            LocalStorage actual = storage(new TestPricing("p1", 3));
            arrive(actual, records, new Random(seed));
            assertThat(answers(actual)).as("seed %d", seed).isEqualTo(answers(expected));
        }
    }

    private static void arrive(LocalStorage storage, List<Request> records, Random random) {
        List<Request> waiting = new ArrayList<>(records);
        for (int repeats = random.nextInt(records.size()); repeats > 0; repeats--) {
            waiting.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(waiting, random);
        while (!waiting.isEmpty()) {
            waiting = importSome(storage, waiting, random);
        }
    }

    /** Imports a few batches and returns the records that are left for the next import. */
    private static List<Request> importSome(LocalStorage storage, List<Request> waiting, Random random) {
        int done = 0;
        try (ImportWriter writer = storage.beginImport()) {
            for (int batches = 1 + random.nextInt(3); batches > 0; batches--) {
                int next = Math.min(waiting.size(), done + random.nextInt(60));
                writer.commit(new ImportBatch(waiting.subList(done, next), List.of()));
                done = next;
            }
        }
        return waiting.subList(done, waiting.size());
    }

    private static List<Object> answers(LocalStorage storage) {
        return List.of(
                rows(storage, EVERYTHING).stream().map(ArrivalContract::content).toList(),
                storage.usage().summary(EVERYTHING),
                storage.usage().breakdown(EVERYTHING, List.of(Dimension.PROJECT, Dimension.MODEL)),
                storage.usage().breakdown(EVERYTHING, List.of(Dimension.SESSION, Dimension.TOOL)),
                storage.usage().series(EVERYTHING, Interval.DAY, List.of(Dimension.PROVIDER)),
                storage.usage().speeds(EVERYTHING, List.of(Dimension.MODEL)));
    }

    /** The row without its id, which may depend on when the row was made. */
    private static StoredRequest content(StoredRequest row) {
        return new StoredRequest("", row.request(), row.computed());
    }
}
