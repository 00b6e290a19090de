package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Storing requests: what is new, what merges, and that a repeat changes nothing. */
public abstract class ImportContract extends LocalStorageContract {
    @Test
    void commit_newRequests_areInserted() {
        LocalStorage storage = storage();

        BatchResult result = store(storage, claude("a"), claude("b").at("2026-03-10T12:00:01Z"));

        assertThat(result).isEqualTo(new BatchResult(2, 0, 0));
        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("a", "b");
    }

    @Test
    void commit_emptyBatch_doesNothing() {
        LocalStorage storage = storage();

        assertThat(store(storage)).isEqualTo(BatchResult.ZERO);
        assertThat(requests(storage)).isEmpty();
    }

    @Test
    void commit_sameBatchAgain_onlyCountsDuplicates() {
        LocalStorage storage = storing(claude("a"), claude("b").at("2026-03-10T12:00:01Z"));
        List<Request> before = requests(storage);

        BatchResult result = store(storage, claude("a"), claude("b").at("2026-03-10T12:00:01Z"));

        assertThat(result).isEqualTo(new BatchResult(0, 2, 0));
        assertThat(requests(storage)).isEqualTo(before);
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void commit_copiesInOneBatch_mergeAndCountAsDuplicates() {
        LocalStorage storage = storage();

        BatchResult result = store(storage, claude("a"), claude("b"), claude("a"), claude("a"));

        assertThat(result).isEqualTo(new BatchResult(2, 2, 0));
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void commit_copyInAnotherBatch_mergesLikeRequestMerge() {
        Request owner = claude("a").tokens(TestTokens.reported(7, 90)).build();
        Request replay = TestRequests.from(owner)
                .distance(1)
                .session("session-0")
                .tokens(TestTokens.everyClass(10))
                .logged(5L)
                .build();
        LocalStorage storage = storage();

        store(storage, List.of(replay));
        store(storage, List.of(owner));

        assertThat(requests(storage)).containsExactly(owner.merge(replay));
    }

    @Test
    void commit_copyWithEarlierEnd_movesRequestToThatHour() {
        LocalStorage storage = storing(claude("a").distance(1).at("2026-03-10T12:30:00Z"));

        store(storage, claude("a").at("2026-03-08T09:15:00Z"));

        var series = storage.usage().series(EVERYTHING, Interval.HOUR, List.of());
        assertThat(series).singleElement().satisfies(point -> {
            assertThat(point.start()).isEqualTo("2026-03-08T09:00:00Z");
            assertThat(point.totals().requests()).isEqualTo(1);
        });
    }

    @Test
    void commit_copyInAnotherProject_movesRequestThere() {
        LocalStorage storage = storing(claude("a").distance(1).project("/copy"));
        storage.usage().summary(EVERYTHING);

        store(storage, claude("a").project("/original"));

        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.PROJECT)))
                .singleElement()
                .satisfies(row -> assertThat(row.keys()).containsExactly("/original"));
    }

    @Test
    void commit_sameKeyOfAnotherTool_isAnotherRequest() {
        LocalStorage storage = storage();

        BatchResult result = store(storage, claude("a"), codex("a"));

        assertThat(result.inserted()).isEqualTo(2);
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void commit_isSeenBeforeWriterCloses() {
        LocalStorage storage = storage();

        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(List.of(claude("a").build()), List.of()));
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
            writer.commit(new ImportBatch(List.of(claude("b").build()), List.of()));
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
        }
    }

    @Test
    void commit_largeBatch_storesEveryRequest() {
        LocalStorage storage = storage();
        List<Request> requests = IntStream.range(0, 20_000)
                .mapToObj(i -> claude("key-" + i)
                        .session("session-" + i % 200)
                        .at(TestRequests.NOON.plusSeconds(i * 61L))
                        .build())
                .toList();

        assertThat(store(storage, requests)).isEqualTo(new BatchResult(20_000, 0, 0));
        assertThat(store(storage, requests)).isEqualTo(new BatchResult(0, 20_000, 0));
        assertThat(storage.usage().summary(EVERYTHING).tokens().total()).isEqualTo(20_000 * 150L);
        assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.SESSION)))
                .hasSize(200)
                .allSatisfy(row -> assertThat(row.totals().requests()).isEqualTo(100));
    }
}
