package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.key;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.testkit.fixture.TestBuckets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets that the predecessor uploads: the newest state counts, and their speeds are kept apart. */
public abstract class PredecessorContract extends HubStorageContract {
    @BeforeEach
    void enrolDevice() {
        active(hub(), 1);
    }

    private static PredecessorBucket bucket(
            long start, long requests, @Nullable Double mean, @Nullable Double min, @Nullable Double max) {
        return new PredecessorBucket(
                key(start),
                new BucketSums(
                        requests,
                        BucketErrors.NONE,
                        new TokenSums(10 * requests, 0, 0, 0, 5 * requests, requests),
                        1_500_000_000L * requests,
                        0,
                        BucketSpeed.NONE,
                        BucketHistograms.EMPTY),
                mean,
                min,
                max);
    }

    private UploadResult store(@Nullable NonceUse nonce, PredecessorBucket... buckets) {
        return store(upload(nonce, List.of(), buckets));
    }

    private static Upload upload(@Nullable NonceUse nonce, List<Rejection> rejected, PredecessorBucket... buckets) {
        List<IndexedRecord> records = IntStream.range(0, buckets.length)
                .mapToObj(i -> new IndexedRecord(i, buckets[i]))
                .toList();
        return new Upload(new UploadRequest(id(1), nonce, 9, null, NOON), null, records, rejected);
    }

    @Test
    void store_grownBucket_replaces() {
        assertThat(store(null, bucket(NOON, 2, null, null, null))).isEqualTo(stored(1, 0));
        assertThat(store(null, bucket(NOON, 5, null, null, null))).isEqualTo(stored(1, 0));

        assertThat(requests()).isEqualTo(5);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_fewerRequests_isDuplicate() {
        store(null, bucket(NOON, 5, null, null, null));

        assertThat(store(null, bucket(NOON, 4, null, null, null), bucket(NOON + 300, 1, null, null, null)))
                .isEqualTo(stored(1, 1));

        assertThat(requests()).isEqualTo(6);
    }

    @Test
    void store_sameBucketTwice_countsOnce() {
        store(null, bucket(NOON, 5, 10.0, 5.0, 20.0));
        store(null, bucket(NOON, 5, 10.0, 5.0, 20.0));

        assertThat(requests()).isEqualTo(5);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void store_usedNonce_isRefused() {
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);
        store(nonce, bucket(NOON, 1, null, null, null));

        assertThat(store(nonce, bucket(NOON + 300, 1, null, null, null))).isEqualTo(refused(Verdict.NONCE_REPLAYED));

        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void store_revokedDevice_isRefused() {
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);

        assertThat(store(null, bucket(NOON, 1, null, null, null))).isEqualTo(refused(Verdict.DEVICE_REVOKED));

        assertThat(requests()).isZero();
    }

    @Test
    void store_rejected_areInTheReceipt() {
        Rejection rejection = new Rejection(1, RecordCode.SCHEMA_INVALID, "/providerId", null);

        UploadResult result = store(upload(null, List.of(rejection), bucket(NOON, 1, null, null, null)));

        assertThat(result)
                .isEqualTo(new UploadResult(Verdict.STORED, new Receipt(1, 0, List.of(rejection), List.of())));
        assertThat(devices().find(id(1)).orElseThrow().lastSeenOn()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void predecessor_speeds_areWeighedByRequests() {
        store(
                null,
                bucket(NOON, 1, 10.0, 10.0, 10.0),
                bucket(NOON + 300, 3, 30.125, 20.5, 50.0),
                bucket(NOON + 600, 2, null, null, null));

        assertThat(tokens().predecessor(null).breakdown(EVERYTHING, List.of(Dimension.TOOL)))
                .containsExactly(
                        new PredecessorRow(List.of("claude-code"), new PredecessorSums(4, 100.375, 10.0, 50.0, 9.0)));
        assertThat(tokens().usage(null).summary(EVERYTHING).speeds().e2e().samples())
                .isZero();
    }

    @Test
    void predecessor_replacedExtremes_areForgotten() {
        store(null, bucket(NOON, 1, 90.0, 90.0, 90.0), bucket(NOON + 300, 1, 30.0, 30.0, 30.0));
        store(null, bucket(NOON, 2, 40.0, 20.0, 60.0));

        assertThat(tokens().predecessor(id(1)).breakdown(EVERYTHING, List.of()))
                .extracting(PredecessorRow::sums)
                .containsExactly(new PredecessorSums(3, 110, 20.0, 60.0, 4.5));
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void predecessor_ownBuckets_giveEndToEndSpeeds() {
        store(TestBuckets.upload(id(1), TestBuckets.record(NOON, 1, 1500), TestBuckets.record(NOON + 300, 1, 2500)));

        assertThat(tokens().predecessor(null).breakdown(EVERYTHING, List.of()))
                .containsExactly(new PredecessorRow(List.of(), new PredecessorSums(2, 4.0, 1.5, 2.5, 0.004)));
    }
}
