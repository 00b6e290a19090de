package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestBuckets.with;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.enrol;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.wire.RecordCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The results of uploads: from which devices they are taken, and how often they count. */
public abstract class UploadContract extends HubStorageContract {
    @Test
    void store_noUploads_answersNothing() {
        assertThat(uploads().store(List.of())).isEmpty();
    }

    @Test
    void store_byStatus_isTakenOfActiveDevicesOnly() {
        active(hub(), 1);
        enrol(hub(), id(2), true);
        active(hub(), 3);
        devices().move(id(3), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
        active(hub(), 4);
        devices().erase(id(4), ADMIN);

        List<UploadResult> results = uploads()
                .store(List.of(
                        with("n", 9, upload(id(2), record(NOON, 1, 1))),
                        with("n", 9, upload(id(3), record(NOON, 1, 1))),
                        with("n", 9, upload(id(4), record(NOON, 1, 1))),
                        with("n", 9, upload(id(5), record(NOON, 1, 1))),
                        with("n", 9, upload(id(1), record(NOON, 1, 1)))));

        assertThat(results)
                .containsExactly(
                        refused(Verdict.DEVICE_PENDING),
                        refused(Verdict.DEVICE_REVOKED),
                        refused(Verdict.DEVICE_ERASED),
                        refused(Verdict.DEVICE_UNKNOWN),
                        stored(1, 0));
        assertThat(requests()).isEqualTo(1);
        assertThat(hub().shared().nonces().live()).isEqualTo(1);
    }

    @Test
    void store_samePayloadAgain_isReplayedWithItsReceipt() {
        active(hub(), 1);
        Upload upload = with(
                List.of(
                        new Rejection(2, RecordCode.SCHEMA_INVALID, "/tokens/input", null),
                        new Rejection(3, RecordCode.BUCKET_TOO_OLD, null, null)),
                upload(id(1), record(NOON, 1, 1), record(NOON + 300, 1, 2)));
        Receipt receipt = new Receipt(2, 0, upload.rejected(), List.of());

        assertThat(store(upload)).isEqualTo(new UploadResult(Verdict.STORED, receipt));
        assertThat(store(upload)).isEqualTo(new UploadResult(Verdict.REPLAYED, receipt));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void store_samePayloadTwiceInOneCall_isStoredOnce() {
        active(hub(), 1);
        Upload upload = upload(id(1), record(NOON, 1, 1));

        List<UploadResult> results = uploads().store(List.of(upload, upload));

        assertThat(results).extracting(UploadResult::verdict).containsExactly(Verdict.STORED, Verdict.REPLAYED);
        assertThat(results).extracting(UploadResult::receipt).containsOnly(new Receipt(1, 0, List.of(), List.of()));
    }

    @Test
    void store_samePayloadOfTwoDevices_isStoredForBoth() {
        active(hub(), 1);
        active(hub(), 2);

        assertThat(uploads().store(List.of(upload(id(1), record(NOON, 1, 1)), upload(id(2), record(NOON, 1, 1)))))
                .containsExactly(stored(1, 0), stored(1, 0));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void store_samePayloadAtOnce_isStoredOnce() throws Exception {
        active(hub(), 1);

        var results = atOnce(8, () -> store(upload(id(1), record(NOON, 1, 1))));

        assertThat(results).extracting(UploadResult::verdict).containsOnlyOnce(Verdict.STORED);
        assertThat(results).extracting(UploadResult::verdict).contains(Verdict.REPLAYED);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void store_usedNonce_isRefused() {
        active(hub(), 1);

        List<UploadResult> results = uploads()
                .store(List.of(
                        with("a", 9, upload(id(1), record(NOON, 1, 1))),
                        with("a", 9, upload(id(1), record(NOON + 300, 1, 1))),
                        with("b", 9, upload(id(1), record(NOON, 1, 1)))));

        assertThat(results)
                .extracting(UploadResult::verdict)
                .containsExactly(Verdict.STORED, Verdict.NONCE_REPLAYED, Verdict.REPLAYED);
        assertThat(store(with("b", 9, upload(id(1), record(NOON + 300, 1, 1)))))
                .isEqualTo(refused(Verdict.NONCE_REPLAYED));
        assertThat(hub().shared().nonces().live()).isEqualTo(2);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void store_sameNonceAtOnce_isTakenOnce() throws Exception {
        active(hub(), 1);

        var results = atOnce(8, () -> store(with("a", 9, upload(id(1), record(NOON, 1, 1)))));

        assertThat(results).extracting(UploadResult::verdict).containsOnlyOnce(Verdict.STORED);
        assertThat(results).filteredOn(refused(Verdict.NONCE_REPLAYED)::equals).hasSize(7);
    }

    @Test
    void store_tooManyNonces_isRefused() {
        active(hub(), 1);

        List<UploadResult> results = uploads()
                .store(List.of(
                        with("a", 2, upload(id(1), record(NOON, 1, 1))),
                        with("b", 2, upload(id(1), record(NOON + 300, 1, 1))),
                        with("c", 2, upload(id(1), record(NOON + 600, 1, 1)))));

        assertThat(results).containsExactly(stored(1, 0), stored(1, 0), refused(Verdict.TOO_MANY_NONCES));
        assertThat(store(with("d", 2, upload(id(1), record(NOON + 600, 1, 1)))))
                .isEqualTo(refused(Verdict.TOO_MANY_NONCES));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void store_noValidRecords_isStoredAsReceipt() {
        active(hub(), 1);
        Rejection rejection = new Rejection(0, RecordCode.IMPLAUSIBLE, "/requests", null);
        Upload upload = with(List.of(rejection), upload(id(1)));
        Receipt receipt = new Receipt(0, 0, List.of(rejection), List.of());

        assertThat(store(upload)).isEqualTo(new UploadResult(Verdict.STORED, receipt));
        assertThat(store(upload)).isEqualTo(new UploadResult(Verdict.REPLAYED, receipt));
    }

    @Test
    void purgeReceipts_clockOfDeviceIsYearsAhead_forgetsThemToo() {
        active(hub(), 1);
        Upload plain = upload(id(1), record(NOON, 1, 1));
        long years = 3_650 * 86_400L;
        Upload ahead = new Upload(
                new UploadRequest(id(1), null, 9, null, NOON - 1),
                new PayloadId(NOON + years, "11".repeat(32)),
                plain.records(),
                List.of());
        store(ahead);

        assertThat(uploads().purgeReceipts(NOON)).isEqualTo(1);
    }

    @Test
    void purgeReceipts_forgetsOldOnesOnly() {
        active(hub(), 1);
        Upload old = upload(id(1), NOON - 1, List.of(record(NOON, 1, 1)));
        Upload young = upload(id(1), NOON, List.of(record(NOON + 300, 1, 1)));
        uploads().store(List.of(old, young));

        assertThat(uploads().purgeReceipts(NOON)).isEqualTo(1);

        assertThat(store(old)).isEqualTo(stored(0, 1));
        assertThat(store(young).verdict()).isEqualTo(Verdict.REPLAYED);
        assertThat(requests()).isEqualTo(2);
    }
}
