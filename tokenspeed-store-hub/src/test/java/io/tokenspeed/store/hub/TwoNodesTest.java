package io.tokenspeed.store.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestBuckets.with;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.dataKey;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrolment;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of a hub on one PostgreSQL database act as one. */
class TwoNodesTest {
    private static final int ROUNDS = 20;

    private final DataSource database = TestPostgres.database();
    private final List<HubStorage> nodes = List.of(SqlHubStorage.postgres(database), SqlHubStorage.postgres(database));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdown();
        nodes.forEach(HubStorage::close);
    }

    private static <N, T> List<T> atBoth(ExecutorService threads, List<N> nodes, Function<N, T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(nodes.size());
        List<Future<T>> calls = new ArrayList<>();
        for (N node : nodes) {
            calls.add(threads.submit(() -> {
                barrier.await();
                return call.apply(node);
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : calls) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static UploadResult store(HubStorage node, Upload upload) {
        return node.uploads().store(List.of(upload)).get(0);
    }

    @Test
    void open_emptyDatabaseAtBoth_makesOneHub() throws Exception {
        DataSource empty = TestPostgres.bare();

        List<String> ids = atBoth(
                threads,
                List.of(1, 2),
                node -> SqlHubStorage.postgres(empty).admin().identity().hubId());

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void take_sameNonceAtBoth_isFreshOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            NonceUse use = new NonceUse(id(1), "n" + round, NOON + 660);

            assertThat(atBoth(threads, nodes, node -> node.shared().nonces().take(use, 99, NOON)))
                    .containsExactlyInAnyOrder(NonceResult.FRESH, NonceResult.REPLAYED);
        }
    }

    @Test
    void store_sameNonceAtBoth_isTakenOnce() throws Exception {
        active(nodes.get(0), 1);
        for (int round = 0; round < ROUNDS; round++) {
            Upload upload = with("n" + round, 99, upload(id(1), record(NOON + 300L * round, 1, 1)));

            assertThat(atBoth(threads, nodes, node -> store(node, upload).verdict()))
                    .containsExactlyInAnyOrder(Verdict.STORED, Verdict.NONCE_REPLAYED);
        }
        assertRequests(ROUNDS);
    }

    @Test
    void store_samePayloadAtBoth_isStoredOnce() throws Exception {
        active(nodes.get(0), 1);
        for (int round = 0; round < ROUNDS; round++) {
            Upload upload = upload(id(1), record(NOON + 300L * round, 1, 1));

            assertThat(atBoth(threads, nodes, node -> store(node, upload).verdict()))
                    .containsExactlyInAnyOrder(Verdict.STORED, Verdict.REPLAYED);
        }
        assertRequests(ROUNDS);
    }

    @Test
    void store_manyDevicesAtBothInOtherOrders_endsWithRightSums() throws Exception {
        List<Upload> uploads = new ArrayList<>();
        for (int device = 1; device <= 8; device++) {
            active(nodes.get(0), device);
            for (int revision = 1; revision <= 4; revision++) {
                uploads.add(upload(
                        id(device), record(NOON, revision, 10 - revision), record(NOON + 300, revision, revision)));
            }
        }

        atBoth(threads, nodes, node -> {
            List<Upload> mine = new ArrayList<>(uploads);
            if (node == nodes.get(1)) {
                java.util.Collections.reverse(mine);
            }
            for (int from = 0; from < mine.size(); from += 4) {
                node.uploads().store(mine.subList(from, from + 4));
            }
            return true;
        });

        assertRequests(16);
    }

    @Test
    void enrol_singleUseInviteAtBoth_letsOneIn() throws Exception {
        nodes.get(0).admin().keys().addDataKey(dataKey(1));
        for (int round = 0; round < ROUNDS; round++) {
            Invite invite = invite("i" + round, 1, false);
            nodes.get(0).admin().invites().create(invite, digest(invite), ADMIN);
            int first = 10 * round;

            assertThat(atBoth(
                            threads,
                            nodes,
                            node -> node.admin()
                                    .devices()
                                    .enrol(enrolment(id(first + nodes.indexOf(node)), digest(invite)), ADMIN)))
                    .containsExactlyInAnyOrder(EnrolResult.ACTIVE, EnrolResult.INVITE_INVALID);
        }
        assertThat(nodes.get(1).admin().devices().list()).hasSize(ROUNDS);
    }

    @Test
    void store_revokedAtTheOther_isRefused() {
        active(nodes.get(0), 1);
        store(nodes.get(1), upload(id(1), record(NOON, 1, 1)));

        nodes.get(0).admin().devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);

        assertThat(store(nodes.get(1), upload(id(1), record(NOON + 300, 1, 1))).verdict())
                .isEqualTo(Verdict.DEVICE_REVOKED);
        assertRequests(1);
    }

    @Test
    void store_erasedAtTheOther_isRefused() {
        active(nodes.get(0), 1);
        store(nodes.get(1), upload(id(1), record(NOON, 1, 1)));

        nodes.get(0).admin().devices().erase(id(1), ADMIN);

        assertThat(store(nodes.get(1), upload(id(1), record(NOON + 300, 1, 1))).verdict())
                .isEqualTo(Verdict.DEVICE_ERASED);
        assertRequests(0);
    }

    private void assertRequests(long wanted) {
        for (HubStorage node : nodes) {
            assertThat(node.tokens()
                            .usage(null)
                            .summary(UsageFilter.all(ZoneOffset.UTC))
                            .requests())
                    .isEqualTo(wanted);
        }
        assertThat(nodes.get(0).tokens().drift()).isZero();
    }
}
