package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.uploader.queue.BatchSummary;
import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The device acts on every code as the protocol's table says. */
class CodesTest {
    private static final String INGEST = "/v1/ingest/buckets";
    private static final String CONFIG = "/v1/devices/self/config";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    @BeforeEach
    void record() throws Exception {
        bench.record("a");
        bench.record("b");
        bench.pass(10 * MINUTE);
    }

    /**
     * Makes one step against a hub that always answers uploads with {@code reply}, and returns the number of upload
     * calls.
     */
    private int stepAgainst(HubReply reply) {
        bench.hub.script(HubScript.always(INGEST, reply));
        bench.uploader.step();
        return bench.hub.calls(INGEST).size();
    }

    private void assertFreshNonces() {
        assertThat(bench.hub.calls(INGEST))
                .extracting(call -> call.header(WireHeader.NONCE))
                .doesNotHaveDuplicates();
    }

    private BatchSummary batch() {
        return bench.uploader.control().log().batches(1).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "409,in_progress,0",
        "429,rate_limited,0",
        "500,internal,1",
        "503,overloaded,0",
        "503,maintenance,0",
        "503,nonce_store_unavailable,0",
        "502,'',0",
        "504,'',0",
        "408,'',1",
        "425,'',1",
        "507,unheard_of,1"
    })
    void code_ofRetry_sendsTheSameBytesLater(int status, String code, int attempts) throws Exception {
        assertThat(stepAgainst(HubReply.problem(status, code))).isEqualTo(1);
        assertThat(batch().attempts().failed()).isEqualTo(attempts);
        assertThat(batch().status()).isEqualTo(BatchStatus.PENDING);
        bench.hub.script(call -> null);
        bench.run(60 * MINUTE);

        var texts = bench.hub.calls(INGEST).stream().map(Object::toString).toList();
        assertThat(texts).hasSize(2);
        assertThat(bench.hub.calls(INGEST).get(1).text())
                .isEqualTo(bench.hub.calls(INGEST).get(0).text());
        assertFreshNonces();
        assertThat(bench.hub.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"400,digest_mismatch,1", "409,nonce_replayed,1", "401,timestamp_out_of_window,0"})
    void code_ofNow_sendsOnceMoreAtOnce(int status, String code, int attempts) {
        assertThat(stepAgainst(HubReply.problem(status, code))).isEqualTo(2);
        assertThat(batch().attempts().failed()).isEqualTo(attempts);
        assertFreshNonces();
        assertThat(bench.uploader.step()).isGreaterThan(900);
        assertThat(bench.hub.calls(INGEST)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400,header_invalid",
        "401,signature_invalid",
        "401,key_unknown",
        "401,key_retired",
        "401,device_unknown",
        "403,device_pending",
        "403,device_revoked",
        "404,not_found",
        "405,method_not_allowed",
        "411,length_required",
        "409,device_conflict",
        "409,key_sequence",
        "422,schema_version_unsupported",
        "418,unheard_of",
        "301,''",
        "302,''"
    })
    void code_ofHold_sendsNoMoreRecordsAndAsksForTheConfiguration(int status, String code) throws Exception {
        bench.hub.script(HubScript.always(CONFIG, HubReply.problem(status, code)));
        int config = bench.hub.calls(CONFIG).size();
        HubScript both = HubScript.always(INGEST, HubReply.problem(status, code));
        bench.hub.script(call -> call.path().equals(INGEST) || call.path().equals(CONFIG)
                ? HubReply.problem(status, code)
                : both.answer(call));
        bench.uploader.step();
        bench.run(300 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(1);
        assertThat(bench.uploader.control().status().contact().pauseCode())
                .isEqualTo(code.isEmpty() ? "" + status : code);
        assertThat(batch().attempts().failed()).isZero();
        assertThat(bench.hub.calls(CONFIG).size() - config).isGreaterThan(2);
        bench.hub.script(call -> null);
        bench.run(120 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400,malformed_json",
        "400,encoding_invalid",
        "413,body_too_large",
        "413,inflated_too_large",
        "422,schema_invalid"
    })
    void code_ofSplit_givesUpSingleRecords(int status, String code) throws Exception {
        stepAgainst(HubReply.problem(status, code));
        bench.run(10 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(3);
        var queue = bench.uploader.control().status().queue();
        assertThat(queue.losses().byReason()).containsEntry("rejected", 2L);
        assertThat(queue.totals().lost().requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/devices/self/heartbeat,413,''",
        "/v1/devices/self/heartbeat,422,schema_invalid",
        "/v1/devices/self/heartbeat,422,validity_below_threshold",
        "/v1/devices/self/keys,400,malformed_json"
    })
    void code_ofSplit_elsewhere_holds(String path, int status, String code) throws Exception {
        bench.run(20 * MINUTE);
        int before = bench.hub.calls(path).size();
        if (path.endsWith("keys")) {
            bench.uploader.control().rotateKey();
        }
        HubReply refusal = HubReply.problem(status, code);
        bench.hub.script(call -> call.path().equals(path) || call.path().equals(CONFIG) ? refusal : null);

        bench.run(20 * MINUTE);

        assertThat(bench.hub.calls(path)).hasSize(before + 1);
        assertThat(bench.uploader.control().status().contact().pauseCode())
                .isEqualTo(code.isEmpty() ? "" + status : code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"media_type", "content_encoding"})
    void code_ofWrongEncoding_sendsOnceUncompressedThenHolds(String code) throws Exception {
        for (int i = 0; i < 20; i++) {
            bench.record("m" + i);
        }
        bench.pass(10 * MINUTE);

        assertThat(stepAgainst(HubReply.problem(415, code))).isEqualTo(2);
        assertThat(bench.hub.calls(INGEST))
                .extracting(call -> call.header("Content-Encoding"))
                .containsExactly("gzip", "");
        assertThat(bench.uploader.control().status().contact().pauseCode()).isEqualTo(code);
    }

    @Test
    void code_ofErased_removesEverythingHere() throws Exception {
        stepAgainst(HubReply.problem(410, "device_erased"));
        bench.run(600 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(1);
        assertThat(bench.folder.resolve("hub-device.json")).doesNotExist();
        assertThat(bench.uploader.control().status().mode().isOn()).isFalse();
        assertThat(bench.requests.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>welcome</html>", "{}", "{\"payloadSha256\":\"00\"}", "[]", ""})
    void success_thatIsNotOfTheHub_isNone(String body) throws Exception {
        stepAgainst(HubReply.json(200, body));

        assertThat(batch().status()).isEqualTo(BatchStatus.PENDING);
        assertThat(batch().attempts().failed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200,'{}'", "200,<html>", "500,<html>", "408,''", "507,'{\"code\":\"unheard_of\"}'"})
    void answers_ofAStranger_neverMakeTheBatchSuspect(int status, String body) throws Exception {
        HubReply stranger =
                body.contains("code") ? HubReply.problem(status, "unheard_of") : HubReply.json(status, body);
        bench.hub.script(HubScript.times(12, INGEST, stranger));

        bench.run(900 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(13);
        assertThat(bench.hub.requests()).isEqualTo(2);
        assertThat(bench.uploader.control().status().queue().losses().byReason())
                .isEmpty();
    }

    @Test
    void tooLargeForAProxy_splitsButGivesNothingUp() throws Exception {
        bench.hub.script(HubScript.times(2, INGEST, HubReply.problem(413, "")));

        bench.run(180 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(2);
        assertThat(bench.uploader.control().status().queue().losses().byReason())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "30,30000", "999999,3600000", "'Wed, 21 Oct 2026 07:28:00 GMT',1000", "junk,1000"})
    void retryAfter_isKeptWithinBounds(String value, long least) {
        stepAgainst(HubReply.problem(503, "overloaded").with("Retry-After", value));

        long waited = 0;
        while (bench.hub.calls(INGEST).size() == 1) {
            long wait = bench.uploader.step();
            bench.pass(wait);
            waited += bench.hub.calls(INGEST).size() == 1 ? wait : 0;
        }
        assertThat(waited).isBetween(least, 4_320_000L);
    }

    @Test
    void internalError_overAndOver_makesTheBatchItselfSuspect() throws Exception {
        bench.hub.script(HubScript.times(8, INGEST, HubReply.problem(500, "internal")));

        bench.run(300 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSize(10);
        assertThat(bench.hub.requests()).isEqualTo(2);
    }
}
