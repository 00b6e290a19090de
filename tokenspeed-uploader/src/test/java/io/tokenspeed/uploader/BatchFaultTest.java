package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a batch when the hub refuses some of its records. */
class BatchFaultTest {
    private static final String INGEST = "/v1/ingest/buckets";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    private void record(int models) {
        for (int i = 0; i < models; i++) {
            bench.record("m" + i);
        }
        bench.pass(10 * MINUTE);
    }

    private QueueCounts queue() throws Exception {
        return bench.uploader.control().status().queue();
    }

    @Test
    void poisonedRecord_amongFiveHundred_isFoundByHalving() throws Exception {
        record(500);
        bench.hub.script(call -> call.path().equals(INGEST) && call.text().contains("\"model\":\"m250\"")
                ? HubReply.problem(422, "schema_invalid")
                : null);

        bench.run(10 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSizeLessThanOrEqualTo(19);
        assertThat(bench.hub.buckets()).hasSize(499);
        assertThat(queue().losses().byReason()).containsEntry("rejected", 1L);
        assertThat(queue().totals().lost().requests()).isEqualTo(1);
    }

    @Test
    void halves_keepTheBytesOfTheirRecords() throws Exception {
        record(4);
        bench.hub.script(HubScript.times(1, INGEST, HubReply.problem(413, "body_too_large")));

        bench.run(10 * MINUTE);

        List<String> bodies =
                bench.hub.calls(INGEST).stream().map(HubCall::text).toList();
        assertThat(bodies).hasSize(3);
        assertThat(bench.hub.buckets().values())
                .allSatisfy(bucket -> assertThat(bodies.get(0)).contains(bucket.text()));
    }

    @Test
    void batch_withTooManyWrongRecords_isSealedAgainWithoutThem() throws Exception {
        record(10);
        String rejected = IntStream.range(0, 6)
                .mapToObj(i -> "{\"index\":" + i + ",\"code\":\"implausible\"}")
                .collect(Collectors.joining(",", "[", "]"));
        bench.hub.script(HubScript.times(
                1, INGEST, HubReply.problem(422, "validity_below_threshold", ",\"rejected\":" + rejected)));

        bench.run(10 * MINUTE);

        assertThat(bench.hub.buckets()).hasSize(4);
        assertThat(queue().losses().byReason()).containsEntry("rejected", 6L);
    }

    @Test
    void batch_withTooManyWrongRecordsTwice_isHeld() throws Exception {
        record(10);
        String rejected = ",\"rejected\":[{\"index\":0,\"code\":\"implausible\"}]";
        bench.hub.script(HubScript.always(INGEST, HubReply.problem(422, "validity_below_threshold", rejected)));

        bench.run(10 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(2);
        assertThat(bench.uploader.control().status().contact().pauseCode()).isEqualTo("validity_below_threshold");
        assertThat(queue().waiting().records()).isEqualTo(9);
    }

    @Test
    void refusedRecord_isLostUntilItsBucketChanges() throws Exception {
        record(3);
        bench.hub.script(call -> call.path().equals(INGEST) ? refuseFirst(call) : null);
        bench.run(5 * MINUTE);
        assertThat(queue().totals().lost().requests()).isEqualTo(1);

        bench.hub.script(call -> null);
        bench.requests.put(bench.request("m0").at(Bench.START.plusSeconds(1)).build());
        bench.run(20 * MINUTE);

        assertThat(queue().totals().lost().requests()).isZero();
        assertThat(bench.hub.requests()).isEqualTo(2);
    }

    @Test
    void buckets_areCountedByWhatBecomesOfThem() throws Exception {
        record(3);
        bench.hub.script(call -> call.path().equals(INGEST) ? refuseFirst(call) : null);
        bench.run(5 * MINUTE);
        bench.requests.put(bench.request("m1").at(Bench.START.plusSeconds(1)).build());
        bench.record("m3");
        bench.pass(10 * MINUTE);

        bench.uploader.control().preview();

        assertThat(queue().buckets()).isEqualTo(new QueueCounts.BucketCounts(2, 1, 1));
    }

    private static HubReply refuseFirst(HubCall call) {
        return HubReply.json(
                200,
                "{\"payloadSha256\":\"" + io.tokenspeed.model.wire.Sha256.hex(call.inflated())
                        + "\",\"accepted\":2,\"duplicates\":0,\"rejected\":[{\"index\":0,\"code\":\"implausible\"}]}");
    }

    @Test
    void bucketInTheHubsFuture_isSentAgainWhenItsTimeHasCome() throws Exception {
        bench.time.jump(4 * MINUTE);
        bench.hubTime.jump(-20 * MINUTE);
        record(3);
        bench.record("m0");

        bench.run(90 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(4);
        assertThat(queue().losses().byReason()).isEmpty();
    }

    /** The hub names by its own clock the time since when it lost data. */
    @ParameterizedTest
    @ValueSource(longs = {20, -20})
    void restoredHub_whoseClockIsOff_getsWhatItLost(long minutes) throws Exception {
        bench.hubTime.jump(minutes * MINUTE);
        record(5);
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(5);
        long received = Objects.requireNonNull(
                bench.uploader.control().log().batches(1).get(0).finishedAt());
        bench.hub.restoreEmpty("e_2", received + 30);

        bench.run(20 * MINUTE);

        assertThat(received)
                .isBetween(
                        Bench.START.getEpochSecond() + minutes * 60 + 600,
                        Bench.START.getEpochSecond() + minutes * 60 + 1_800);
        assertThat(bench.hub.requests()).isEqualTo(5);
    }

    @Test
    void restoredHub_getsWhatItLost() throws Exception {
        record(5);
        bench.run(20 * MINUTE);
        bench.hub.restoreEmpty("e_2", Bench.START.getEpochSecond());
        assertThat(bench.hub.requests()).isZero();

        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(5);
        assertThat(queue().totals().sent()).isEqualTo(queue().totals().generated());
    }
}
