package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.SharedIds;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An id of the provider alone proves nothing: records with one id may belong to several requests. */
public abstract class SameKeyContract extends LocalStorageContract {
    private static final String MORNING = "2026-03-10T09:00:00Z";
    private static final String NOON = "2026-03-10T12:00:00Z";

    @Test
    void commit_otherCallWithTheSameId_isAnotherRequest() {
        assertRequests(
                2,
                300,
                used("s-1", MORNING, 100).providerIds("msg_1", "req_1"),
                used("s-1", NOON, 200).providerIds("msg_1", "req_2"));
    }

    @Test
    void commit_otherSessionAtAnotherTime_isAnotherRequest() {
        assertRequests(2, 300, used("s-1", MORNING, 100), used("s-2", NOON, 200));
        assertRequests(2, 200, used("s-1", MORNING, 100), used("s-2", NOON, 100));
    }

    @Test
    void commit_copyInAnotherSession_isTheSameRequest() {
        assertRequests(1, 100, used("s-1", MORNING, 100), used("s-2", MORNING, 100));
        assertRequests(
                1,
                100,
                used("s-1", MORNING, 100).providerIds("msg_1", "req_1"),
                used("s-2", MORNING, 100).providerIds("msg_1", "req_1"));
    }

    @Test
    void commit_unfinishedRecord_isTheSameRequest() {
        assertRequests(1, 100, used("s-1", MORNING, 100).tokens(TestTokens.reported(0, 0)), used("s-1", MORNING, 100));
    }

    @Test
    void commit_replayWithMoreTokens_changesNothing() {
        assertRequests(
                1,
                100,
                used("s-1", MORNING, 100).providerIds("msg_1", "req_1"),
                used("s-1", NOON, 70_000).providerIds("msg_1", "req_9").distance(1));
    }

    @Test
    void commit_subAgentThatUsesTheIdOfItsSession_isAnotherRequest() {
        assertRequests(
                3,
                700,
                used("s-1:relay", "s-1", MORNING, 100),
                used("s-1:relay", "s-1", NOON, 200).distance(1),
                used("s-1:relay", "s-1", "2026-03-10T15:00:00Z", 400).distance(1));
    }

    @Test
    void commit_keyThatIsNoIdOfTheProvider_isProofItself() {
        assertRequests(
                1,
                200,
                used("s-1", MORNING, 100).providerIds(null, null),
                used("s-2", NOON, 200).providerIds(null, null));
    }

    /** An older reader stored all records with one id as one request. */
    @Test
    void commit_rowOfAnOlderReader_isReplacedByTheFirstRecordOfItsSession() {
        LocalStorage storage = storage(new TestPricing("p1", 2));
        store(storage, used("s-1", MORNING, 900).providerIds(null, null));

        store(storage, used("s-0", NOON, 400).providerIds("msg_1", null));
        store(storage, used("s-1", MORNING, 100).providerIds("msg_1", null));
        store(storage, used("s-1", MORNING, 100).providerIds("msg_1", null));

        UsageTotals totals = storage.usage().summary(EVERYTHING);
        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.tokens().input()).isEqualTo(500);
        assertThat(totals.cost().nanoUsd()).hasValue(1_000);
    }

    @Test
    void commit_rowOfAnOlderReaderWhoseFileIsGone_stays() {
        LocalStorage storage = storing(used("s-1", MORNING, 900).providerIds(null, null));

        store(storage, used("s-2", MORNING, 900).providerIds("msg_1", null));

        assertThat(requests(storage))
                .containsExactly(
                        used("s-1", MORNING, 900).providerIds(null, null).build());
    }

    @Test
    void commit_inAnyOrderAndAgain_comesToTheSame() {
        for (int seed = 0; seed < 20; seed++) {
            SharedIds shared = new SharedIds(seed);
            List<Request> records = new ArrayList<>(shared.records());
            Collections.shuffle(records, new Random(seed));
            records.addAll(shared.records());

            LocalStorage storage = storage();
            BatchResult result = storeInParts(storage, records, 1 + seed % 7);

            assertThat(result.inserted()).as("seed %d", seed).isEqualTo(shared.requests());
            UsageTotals totals = storage.usage().summary(EVERYTHING);
            assertThat(totals.requests()).as("seed %d", seed).isEqualTo(shared.requests());
            assertThat(totals.tokens().total()).as("seed %d", seed).isEqualTo(shared.tokens());
        }
    }

    private static BatchResult storeInParts(LocalStorage storage, List<Request> records, int parts) {
        BatchResult result = BatchResult.ZERO;
        int size = records.size() / parts + 1;
        try (ImportWriter writer = storage.beginImport()) {
            for (int from = 0; from < records.size(); from += size) {
                List<Request> part = records.subList(from, Math.min(from + size, records.size()));
                result = result.plus(writer.commit(new ImportBatch(part, List.of())));
            }
        }
        return result;
    }

    private void assertRequests(int requests, int input, RequestBuilder... records) {
        for (List<RequestBuilder> order : Permutations.of(List.of(records))) {
            LocalStorage storage = storage();
            order.forEach(record -> store(storage, record));
            order.forEach(record -> store(storage, record));

            UsageTotals totals = storage.usage().summary(EVERYTHING);
            assertThat(totals.requests()).isEqualTo(requests);
            assertThat(totals.tokens().input()).isEqualTo(input);
        }
    }

    private static RequestBuilder used(String session, String end, int input) {
        return used("msg_1", session, end, input);
    }

    private static RequestBuilder used(String key, String session, String end, int input) {
        return claude(key)
                .session(session)
                .at(end)
                .tokens(TestTokens.reported(input, 0))
                .providerIds(key.substring(key.indexOf(':') + 1), null);
    }
}
