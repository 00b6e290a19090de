package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.key;
import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestBuckets.with;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.upload.Stale;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.testkit.fixture.Permutations;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The newest revision of a bucket counts, once, in whatever order revisions arrive. */
public abstract class RevisionContract extends HubStorageContract {
    @BeforeEach
    void enrolDevice() {
        active(hub(), 1);
    }

    private void assertOnly(long start, long n) {
        UsageTotals right = sums(n).totals(start * 1000, (start + 300) * 1000 - 1);
        assertThat(tokens().usage(null).summary(EVERYTHING)).isEqualTo(right);
        assertThat(tokens().usage(null).speeds(EVERYTHING, List.of()))
                .containsExactly(new SpeedRow(
                        List.of(),
                        right,
                        sums(n).histograms().decodeTpsMilli(),
                        sums(n).histograms().e2eTpsMilli(),
                        sums(n).histograms().ttftMs()));
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_newBucket_isAccepted() {
        assertThat(store(upload(id(1), record(NOON, 1, 1)))).isEqualTo(stored(1, 0));

        assertOnly(NOON, 1);
    }

    @Test
    void store_newerRevision_replacesWhateverItWas() {
        store(upload(id(1), record(NOON, 1, 9)));

        assertThat(store(upload(id(1), record(NOON, 5, 2)))).isEqualTo(stored(1, 0));

        assertOnly(NOON, 2);
    }

    @Test
    void store_olderRevision_isStale() {
        store(upload(id(1), record(NOON, 3, 3)));

        UploadResult result = store(upload(id(1), record(NOON + 300, 1, 1), record(NOON, 2, 2)));

        assertThat(result)
                .isEqualTo(new UploadResult(Verdict.STORED, new Receipt(1, 1, List.of(), List.of(new Stale(1, 3)))));
    }

    @Test
    void store_sameRevisionAndDigest_isDuplicate() {
        store(upload(id(1), record(NOON, 3, 3)));

        assertThat(store(upload(id(1), record(NOON, 3, 3), record(NOON + 300, 1, 1))))
                .isEqualTo(stored(1, 1));
    }

    @Test
    void store_sameRevisionOtherDigest_isConflict() {
        store(upload(id(1), record(NOON, 3, 3)));
        Rejection other = new Rejection(1, RecordCode.SCHEMA_INVALID, "/x", null);
        Upload upload = with(List.of(other), upload(id(1), record(NOON, 3, 4)));

        UploadResult result = store(upload);

        Rejection conflict = new Rejection(0, RecordCode.REVISION_CONFLICT, null, 3);
        Receipt receipt = new Receipt(0, 0, List.of(conflict, other), List.of());
        assertThat(result).isEqualTo(new UploadResult(Verdict.STORED, receipt));
        assertThat(store(upload)).isEqualTo(new UploadResult(Verdict.REPLAYED, receipt));
        assertOnly(NOON, 3);
    }

    @Test
    void store_anyOrder_endsWithTheNewest() {
        List<BucketRecord> revisions = List.of(record(NOON, 1, 7), record(NOON, 2, 1), record(NOON, 3, 4));
        int device = 1;
        for (List<BucketRecord> order : Permutations.of(revisions)) {
            String id = active(hub(), ++device);
            order.forEach(record -> store(upload(id, record)));

            assertThat(tokens().usage(id).summary(EVERYTHING))
                    .as("%s", order)
                    .isEqualTo(sums(4).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
        }
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_revisionsInOneCall_endWithTheNewest() {
        List<UploadResult> results = uploads()
                .store(List.of(
                        upload(id(1), record(NOON, 2, 5)),
                        upload(id(1), record(NOON, 1, 6)),
                        upload(id(1), record(NOON, 3, 7)),
                        upload(id(1), record(NOON, 3, 8))));

        assertThat(results)
                .containsExactly(
                        stored(1, 0),
                        new UploadResult(Verdict.STORED, new Receipt(0, 1, List.of(), List.of(new Stale(0, 2)))),
                        stored(1, 0),
                        new UploadResult(
                                Verdict.STORED,
                                new Receipt(
                                        0,
                                        0,
                                        List.of(new Rejection(0, RecordCode.REVISION_CONFLICT, null, 3)),
                                        List.of())));
        assertOnly(NOON, 7);
    }

    @Test
    void store_otherLength_isAnotherBucket() {
        BucketKey minute = new BucketKey(NOON, 60, "none", "codex", "openai", "gpt-5");
        BucketKey hour = new BucketKey(NOON, 3600, "none", "codex", "openai", "gpt-5");

        assertThat(store(upload(id(1), record(minute, 1, sums(1)), record(hour, 1, sums(2)))))
                .isEqualTo(stored(2, 0));

        assertThat(requests()).isEqualTo(2);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_replacedExtremes_areForgotten() {
        store(upload(id(1), record(NOON, 1, 50), record(NOON + 300, 1, 1), record(NOON + 3600, 1, 20)));
        store(upload(id(1), record(NOON, 2, 10), record(NOON + 300, 2, 12)));

        assertThat(tokens().latencies(null, EVERYTHING).latencyMs().max()).isEqualTo(20_000);
        assertThat(tokens().latencies(null, EVERYTHING).latencyMs().min()).isEqualTo(10_000);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_largestNumbers_areNotCutOff() {
        long largest = (1L << 53) - 1;
        var tokens = new io.tokenspeed.model.usage.TokenSums(largest, largest, 0, 0, 0, 0);
        var sums = new io.tokenspeed.model.bucket.BucketSums(
                1,
                io.tokenspeed.model.bucket.BucketErrors.NONE,
                tokens,
                largest,
                0,
                io.tokenspeed.model.bucket.BucketSpeed.NONE,
                io.tokenspeed.model.bucket.BucketHistograms.EMPTY);

        store(upload(id(1), record(key(NOON), 1, sums), record(key(NOON + 300), 1, sums)));

        UsageTotals totals = tokens().usage(null).summary(EVERYTHING);
        assertThat(totals.tokens().total()).isEqualTo(4 * largest);
        assertThat(totals.cost().knownNano()).isEqualTo(2 * largest);
        assertThat(totals.speeds().decode().tokensPerSecond()).isEmpty();
    }
}
