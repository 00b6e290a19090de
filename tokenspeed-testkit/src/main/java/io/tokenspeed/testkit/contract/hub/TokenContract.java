package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.key;
import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.upload.BucketRevision;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The token half alone: a record counts once however often it is put, and records of an erased device count no more.
 */
public abstract class TokenContract extends HubStorageContract {
    @BeforeEach
    void enrolDevices() {
        active(hub(), 1);
        active(hub(), 2);
    }

    private static DeviceRecord of(int device, BucketRecord record) {
        return new DeviceRecord(id(device), new BucketRevision(record));
    }

    private static DeviceRecord legacy(int device, long requests) {
        BucketSums sums = new BucketSums(
                requests, BucketErrors.NONE, sums(1).tokens(), 0, 0, BucketSpeed.NONE, BucketHistograms.EMPTY);
        return new DeviceRecord(id(device), new PredecessorBucket(key(NOON), sums, 20.0, 10.0, 30.0));
    }

    @Test
    void put_nothing_saysNothing() {
        assertThat(tokens().put(List.of())).isEmpty();
    }

    @Test
    void put_severalDevices_hasAVerdictForEachRecordInTheirOrder() {
        tokens().put(List.of(of(1, record(NOON, 2, 2)), of(2, record(NOON, 2, 2))));

        assertThat(tokens().put(List.of(
                        of(2, record(NOON, 1, 1)),
                        of(1, record(NOON, 3, 3)),
                        of(2, record(NOON, 2, 2)),
                        of(1, record(NOON, 3, 4)),
                        of(2, record(NOON + 300, 1, 1)))))
                .containsExactly(
                        RecordVerdict.stale(2),
                        RecordVerdict.ACCEPTED,
                        RecordVerdict.DUPLICATE,
                        RecordVerdict.conflict(3),
                        RecordVerdict.ACCEPTED);
        assertThat(tokens().usage(id(1)).summary(EVERYTHING))
                .isEqualTo(sums(3).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
    }

    @Test
    void put_again_changesNothing() {
        List<DeviceRecord> records = List.of(of(1, record(NOON, 1, 1)), of(2, record(NOON, 1, 2)));
        tokens().put(records);
        UsageTotals before = tokens().usage(null).summary(EVERYTHING);

        assertThat(tokens().put(records)).containsExactly(RecordVerdict.DUPLICATE, RecordVerdict.DUPLICATE);

        assertThat(tokens().usage(null).summary(EVERYTHING)).isEqualTo(before);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void put_predecessorsBucket_countsWithItsMostRequests() {
        assertThat(tokens().put(List.of(legacy(1, 3), legacy(1, 3), legacy(1, 2), legacy(1, 4))))
                .containsExactly(
                        RecordVerdict.ACCEPTED,
                        RecordVerdict.ACCEPTED,
                        RecordVerdict.DUPLICATE,
                        RecordVerdict.ACCEPTED);

        assertThat(requests()).isEqualTo(4);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void put_thenUploaded_isADuplicate() {
        tokens().put(List.of(of(1, record(NOON, 1, 1))));

        assertThat(store(upload(id(1), record(NOON, 1, 1), record(NOON + 300, 1, 1))))
                .isEqualTo(stored(1, 1));
    }

    @Test
    void erase_takesAllOfOneDevice() {
        tokens().put(List.of(of(1, record(NOON, 1, 1)), of(1, record(NOON + 7200, 1, 2)), of(2, record(NOON, 1, 3))));

        tokens().erase(id(1));

        assertThat(tokens().usage(id(1)).summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
        assertThat(tokens().usage(null).summary(EVERYTHING))
                .isEqualTo(sums(3).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void erase_againOrOfNobody_changesNothing() {
        tokens().put(List.of(of(1, record(NOON, 1, 1)), of(2, record(NOON, 1, 3))));

        tokens().erase(id(1));
        tokens().erase(id(1));
        tokens().erase(id(9));

        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void put_afterErase_countsAsUsual() {
        tokens().put(List.of(of(1, record(NOON, 5, 5))));
        tokens().erase(id(1));

        assertThat(tokens().put(List.of(of(1, record(NOON, 1, 1))))).containsExactly(RecordVerdict.ACCEPTED);

        assertThat(tokens().usage(id(1)).summary(EVERYTHING))
                .isEqualTo(sums(1).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void check_ofAWorkingStorage_passes() {
        tokens().check();
        hub().check();

        assertThat(hub().shared().nonces().live()).isZero();
    }
}
