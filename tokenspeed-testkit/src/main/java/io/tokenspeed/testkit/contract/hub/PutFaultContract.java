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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.testkit.fixture.FaultyTokens.Point;
import io.tokenspeed.testkit.fixture.RandomUploads;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails between putting records and committing their upload, the device repeats the upload. Then each record
 * counts once, and the receipts agree with what is stored.
 */
public abstract class PutFaultContract extends TwoEnginesContract {
    private static final int UPLOADS = 40;

    @BeforeEach
    void enrolDevice() {
        active(hub(), 1);
    }

    private static Upload twoRecords(String nonce) {
        return with(nonce, 9, upload(id(1), record(NOON, 1, 1), record(NOON + 300, 1, 2)));
    }

    private void assertFails(Upload upload) {
        assertThatThrownBy(() -> store(upload)).isInstanceOf(StorageException.class);
    }

    private void assertNothingAdmitted() {
        assertThat(hub().shared().nonces().live()).isZero();
        assertThat(devices().find(id(1)).map(Device::lastSeenOn)).isEmpty();
        assertThat(uploads().purgeReceipts(Long.MAX_VALUE)).isZero();
    }

    private void assertStoredOnce(UploadResult repeated, int accepted, int duplicates) {
        assertThat(repeated).isEqualTo(stored(accepted, duplicates));
        assertThat(store(twoRecords("b"))).isEqualTo(new UploadResult(Verdict.REPLAYED, repeated.receipt()));
        assertThat(requests()).isEqualTo(2);
        assertThat(tokens().usage(id(1)).summary(EVERYTHING))
                .isEqualTo(sums(1).plus(sums(2)).totals(NOON * 1000, (NOON + 600) * 1000 - 1));
    }

    @Test
    void put_fails_leavesNothing() {
        faults().failAt(Point.BEFORE_PUT);
        assertFails(twoRecords("a"));
        assertNothingAdmitted();
        assertThat(requests()).isZero();

        faults().heal();
        assertStoredOnce(store(twoRecords("a")), 2, 0);
    }

    @Test
    void put_failsHalfWay_isCompletedByTheRepeat() {
        faults().failAt(Point.WITHIN_PUT);
        assertFails(twoRecords("a"));
        assertNothingAdmitted();
        assertThat(requests()).isEqualTo(1);

        faults().heal();
        assertStoredOnce(store(twoRecords("a")), 1, 1);
    }

    @Test
    void put_answerIsLost_isFoundByTheRepeat() {
        faults().failAt(Point.AFTER_PUT);
        assertFails(twoRecords("a"));
        assertNothingAdmitted();
        assertThat(requests()).isEqualTo(2);

        faults().heal();
        assertStoredOnce(store(twoRecords("a")), 0, 2);
    }

    @Test
    void commit_failsAfterPut_isRepairedByTheRepeat() {
        failCommits(true);
        assertFails(twoRecords("a"));
        assertNothingAdmitted();
        assertThat(requests()).isEqualTo(2);

        failCommits(false);
        assertStoredOnce(store(twoRecords("a")), 0, 2);
    }

    @Test
    void commit_failsForSeveralUploads_admitsNoneOfThem() {
        active(hub(), 2);
        List<Upload> uploads =
                List.of(twoRecords("a"), with("a", 9, upload(id(2), record(NOON, 1, 3), record(NOON + 600, 1, 1))));
        failCommits(true);
        assertThatThrownBy(() -> uploads().store(uploads)).isInstanceOf(StorageException.class);
        assertNothingAdmitted();

        failCommits(false);
        assertThat(uploads().store(uploads)).containsExactly(stored(0, 2), stored(0, 2));
        assertThat(requests()).isEqualTo(4);
    }

    @Test
    void commit_failsForANewerRevision_countsItOnce() {
        store(upload(id(1), record(NOON, 1, 1)));
        failCommits(true);
        assertFails(upload(id(1), record(NOON, 2, 5)));

        failCommits(false);
        assertThat(store(upload(id(1), record(NOON, 2, 5)))).isEqualTo(stored(0, 1));
        assertThat(tokens().usage(id(1)).summary(EVERYTHING))
                .isEqualTo(sums(5).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
    }

    @Test
    void commit_failsForThePredecessor_countsItsBucketOnce() {
        NonceUse nonce = new NonceUse(id(1), "a", NOON + 660);
        PredecessorBucket bucket = new PredecessorBucket(key(NOON), sums(1), 20.0, 10.0, 30.0);
        Upload upload = new Upload(
                new UploadRequest(id(1), nonce, 9, null, NOON), null, List.of(new IndexedRecord(0, bucket)), List.of());
        failCommits(true);
        assertFails(upload);
        assertNothingAdmitted();

        failCommits(false);
        assertThat(store(upload)).isEqualTo(stored(1, 0));
        assertThat(requests()).isEqualTo(1);
    }

    /** The devices repeat each failed upload until it is stored, as real ones do, and once more after that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void store_repeatedThroughRandomFaults_hasTheSumsOfAStorageWithoutFaults(long seed) {
        HubStorage reference = new InMemoryHubStorage();
        List<String> devices = List.of(id(11), id(12), id(13));
        devices.forEach(device -> TestDevices.enrol(hub(), device, false));
        devices.forEach(device -> TestDevices.enrol(reference, device, false));
        RandomUploads source = new RandomUploads(seed, devices);
        Random random = new Random(seed);
        List<Upload> sent = new ArrayList<>();
        List<UploadResult> results = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            Upload upload = source.next();
            sent.add(upload);
            results.add(storeInTheEnd(upload, random));
            reference.uploads().store(List.of(upload));
        }

        for (int i = 0; i < UPLOADS; i++) {
            assertThat(store(sent.get(i)))
                    .isEqualTo(new UploadResult(Verdict.REPLAYED, results.get(i).receipt()));
        }
        List<Dimension> by = List.of(Dimension.PROJECT, Dimension.MODEL);
        assertThat(tokens().usage(null).speeds(EVERYTHING, by))
                .isEqualTo(reference.tokens().usage(null).speeds(EVERYTHING, by));
        assertThat(tokens().byDevice(EVERYTHING)).isEqualTo(reference.tokens().byDevice(EVERYTHING));
    }

    private UploadResult storeInTheEnd(Upload upload, Random random) {
        while (random.nextInt(3) > 0) {
            fail(random.nextInt(4));
            assertFails(upload);
            failCommits(false);
            faults().heal();
        }
        return store(upload);
    }

    private void fail(int way) {
        switch (way) {
            case 0 -> faults().failAt(Point.BEFORE_PUT);
            case 1 -> faults().failAt(Point.WITHIN_PUT);
            case 2 -> faults().failAt(Point.AFTER_PUT);
            default -> failCommits(true);
        }
    }
}
