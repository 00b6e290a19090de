package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals;
import io.tokenspeed.uploader.settings.CredentialFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device that its hub's admin erased says so, and keeps the counts of its requests. */
class ErasedDeviceTest {
    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    private void sendTwoAndBeErased() throws Exception {
        bench.record("a");
        bench.record("b");
        bench.run(20 * MINUTE);
        bench.record("c");
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();
        bench.hub.status(bench.deviceId(), "erased");
        bench.run(20 * MINUTE);
    }

    @Test
    void device_thatWasErased_keepsItsCountersAndNothingElse() throws Exception {
        sendTwoAndBeErased();

        UploadStatus status = bench.uploader.control().status();
        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
        assertThat(bench.folder.resolve("upload-salts.json")).doesNotExist();
        assertThat(bench.uploader.control().log().batches(10)).isEmpty();
        assertThat(status.mode().isOn()).isFalse();
        assertThat(Objects.requireNonNull(status.removal().erasure()).hubUrl()).isEqualTo(Bench.HUB);
        assertThat(status.removal().erasure().at())
                .isBetween(Bench.START.getEpochSecond() + 1_200, Bench.START.getEpochSecond() + 3_600);
        DeliveryTotals tally = status.queue().totals();
        assertThat(tally.generated().requests()).isEqualTo(3);
        assertThat(tally.sent().requests()).isEqualTo(2);
        assertThat(tally.lost().requests()).isEqualTo(1);
        assertThat(tally.waiting().requests()).isZero();
        assertThat(tally.generated().tokens())
                .isEqualTo(tally.sent().tokens() + tally.lost().tokens());
        assertThat(status.queue().losses().refusedByCode()).containsKey("device_erased");
    }

    @Test
    void day_isTheHubs() throws Exception {
        bench.hub.script(call -> HubReply.problem(410, "device_erased", ",\"erasedAt\":1790000000"));

        bench.run(20 * MINUTE);

        assertThat(Objects.requireNonNull(
                                bench.uploader.control().status().removal().erasure())
                        .at())
                .isEqualTo(1_790_000_000L);
    }

    @Test
    void restart_stillSaysSo() throws Exception {
        sendTwoAndBeErased();
        int calls = bench.hub.calls().size();

        bench.restart();
        bench.run(60 * MINUTE);

        assertThat(bench.uploader.control().status().removal().erasure()).isNotNull();
        assertThat(bench.tally().sent().requests()).isEqualTo(2);
        assertThat(bench.hub.calls()).hasSize(calls);
    }

    @Test
    void newEnrolment_beginsNewCounters() throws Exception {
        sendTwoAndBeErased();

        bench.enrol();
        bench.record("d");
        bench.run(20 * MINUTE);

        UploadStatus status = bench.uploader.control().status();
        assertThat(status.removal().erasure()).isNull();
        assertThat(status.queue().totals().generated().requests()).isEqualTo(1);
        assertThat(status.queue().totals().sent().requests()).isEqualTo(1);
        assertThat(status.queue().losses().byReason()).isEmpty();
        assertThat(bench.hub.calls("/v1/devices/self/heartbeat"))
                .last()
                .matches(call -> !call.text().contains("\"ackedRequests\":3"));
    }

    @Test
    void forget_removesTheCountersToo() throws Exception {
        sendTwoAndBeErased();

        bench.uploader.control().forget();
        bench.run(MINUTE);

        assertThat(bench.uploader.control().status().removal().erasure()).isNull();
        assertThat(bench.tally()).isEqualTo(DeliveryTotals.NONE);
    }
}
