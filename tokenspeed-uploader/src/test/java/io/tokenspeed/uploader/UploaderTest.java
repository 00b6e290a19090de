package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.IngestSchema;
import io.tokenspeed.testkit.conformance.StoredBucket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploaderTest {
    private static final String INGEST = "/v1/ingest/buckets";

    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void step_untilEnabled_sendsAndMakesNothing() throws Exception {
        bench.record();

        bench.run(60 * MINUTE);

        assertThat(bench.uploader.control().status().mode().isOn()).isFalse();
        assertThat(bench.hub.calls()).isEmpty();
        assertThat(bench.folder).isEmptyDirectory();
    }

    @Test
    void step_afterBucketEnded_bringsItToTheHub() throws Exception {
        bench.enrol();
        for (int i = 0; i < 40; i++) {
            bench.record();
            bench.run(MINUTE);
        }

        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(40);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        assertThat(bench.tally().sent())
                .isEqualTo(new io.tokenspeed.uploader.queue.ledger.DeliveryTotals.Amount(40, bench.hub.tokens()));
    }

    @Test
    void step_bodies_areValidBySchema() throws Exception {
        bench.enrol();
        for (int i = 0; i < 30; i++) {
            bench.record();
            bench.pass(7_000);
        }

        bench.run(20 * MINUTE);

        List<HubCall> calls = bench.hub.calls(INGEST);
        assertThat(calls).isNotEmpty();
        assertThat(calls)
                .allSatisfy(call -> assertThat(IngestSchema.problems(new ObjectMapper().readTree(call.text())))
                        .isEmpty());
    }

    @Test
    void step_lateRequest_replacesTheBucketByANewRevision() throws Exception {
        bench.enrol();
        bench.record("m");
        var late = bench.request("m").build();
        bench.run(20 * MINUTE);
        bench.requests.put(late);

        bench.run(20 * MINUTE);

        assertThat(bench.hub.buckets().values())
                .extracting(StoredBucket::revision, StoredBucket::requests)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 2L));
    }

    @Test
    void step_removedRequests_leaveAnEmptyBucket() throws Exception {
        bench.enrol();
        var request = bench.record("m");
        bench.run(20 * MINUTE);
        bench.requests.remove(request);

        bench.run(20 * MINUTE);

        assertThat(bench.hub.buckets().values())
                .extracting(StoredBucket::revision, StoredBucket::requests)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 0L));
    }

    @Test
    void step_withoutWork_sendsAHeartbeatPerTick() throws Exception {
        bench.enrol();

        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls("/v1/devices/self/heartbeat")).hasSizeBetween(10, 14);
    }

    @Test
    void preview_showsTheBytesThatLeave() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        String shown = new String(
                bench.uploader.control().preview().orElseThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8);

        bench.run(10 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).extracting(HubCall::text).containsExactly(shown);
    }

    @Test
    void preview_whileAnotherProcessSends_showsWhatIsQueued() throws Exception {
        bench.enrol();
        bench.uploader.step();
        bench.record();
        bench.pass(10 * MINUTE);
        try (Uploader another = bench.open()) {
            assertThat(another.control().preview()).isEmpty();
            bench.uploader.control().preview();

            assertThat(another.control().preview()).isPresent();
        }
    }

    @Test
    void preview_letsAnotherProcessSendAfterwards() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();

        try (Uploader another = bench.open()) {
            another.step();
        }

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void disable_duringALook_stopsTheUpload() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        int before = bench.hub.calls().size();
        bench.requests.whenRead(() -> {
            try {
                bench.uploader.control().disable();
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });

        bench.uploader.step();

        assertThat(bench.hub.calls()).hasSize(before);
    }

    @Test
    void disable_stopsAtOnce() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        int before = bench.hub.calls().size();

        bench.uploader.control().disable();
        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls()).hasSize(before);
    }

    @Test
    void forget_erasesBothSides() throws Exception {
        bench.enrol();
        bench.record();
        bench.run(20 * MINUTE);

        bench.uploader.control().forget();
        bench.run(MINUTE);

        assertThat(bench.hub.buckets()).isEmpty();
        assertThat(bench.folder.resolve("hub-device.json")).doesNotExist();
        assertThat(bench.folder.resolve("upload-salts.json")).doesNotExist();
        assertThat(bench.uploader.control().log().batches(10)).isEmpty();
        assertThat(bench.requests.requests()).isEqualTo(1);
    }
}
