package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only a receipt that accounts for every record acknowledges a batch, and a hub that contradicts itself is not asked
 * for ever.
 */
class ReceiptTest {
    private static final String INGEST = "/v1/ingest/buckets";
    private static final String BIG = "1000000000000000000000000000000";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    @BeforeEach
    void record() throws Exception {
        bench.record("a");
        bench.record("b");
        bench.record("c");
        bench.pass(10 * MINUTE);
    }

    /** Answers uploads with 200, the digest of the batch and the given members. */
    private void answer(UnaryOperator<String> members) {
        bench.hub.script(call -> call.path().equals(INGEST) ? HubReply.json(200, body(call, members)) : null);
    }

    private static String body(HubCall call, UnaryOperator<String> members) {
        return "{\"payloadSha256\":\"" + Sha256.hex(call.inflated()) + "\"," + members.apply(call.text()) + "}";
    }

    private QueueCounts queue() throws Exception {
        return bench.uploader.control().status().queue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'duplicates':0,'rejected':[]                                         | accepted is missing",
                "'accepted':3,'rejected':[]                                           | duplicates is missing",
                "'accepted':3,'duplicates':0                                          | rejected is missing",
                "'accepted':-1,'duplicates':4,'rejected':[]                           | accepted is no whole number from 0 to 3",
                "'accepted':3,'duplicates':-0.5,'rejected':[]                         | duplicates is no whole number from 0 to 3",
                "'accepted':" + BIG
                        + ",'duplicates':0,'rejected':[]                  | accepted is no whole number from 0 to 3",
                "'accepted':4294967299,'duplicates':0,'rejected':[]                   | accepted is no whole number from 0 to 3",
                "'accepted':'3','duplicates':0,'rejected':[]                          | accepted is no whole number from 0 to 3",
                "'accepted':null,'duplicates':0,'rejected':[]                         | accepted is no whole number from 0 to 3",
                "'accepted':2,'duplicates':0,'rejected':[]                            | are 2 + 0 + 0 for 3 records",
                "'accepted':3,'duplicates':1,'rejected':[]                            | are 3 + 1 + 0 for 3 records",
                "'accepted':3,'duplicates':0,'rejected':{}                            | rejected is no list of objects",
                "'accepted':2,'duplicates':0,'rejected':[1]                           | rejected is no list of objects",
                "'accepted':2,'duplicates':0,'rejected':[{'index':3,'code':'x'}]      | index is no whole number from 0 to 2",
                "'accepted':2,'duplicates':0,'rejected':[{'code':'x'}]                | index is missing",
                "'accepted':2,'duplicates':0,'rejected':[{'index':1}]                 | code is missing",
                "'accepted':2,'duplicates':0,'rejected':[{'index':1,'code':'<b>'}]    | rejected has a code that is none",
                "'accepted':3,'duplicates':0,'rejected':[],'status':'partial'         | status is not ok",
                "'accepted':3,'duplicates':0,'rejected':[],'status':7                 | status is no text",
                "'accepted':3,'duplicates':0,'rejected':[],'stale':[{'index':0,'revision':2}] | stale names records",
                "'accepted':0,'duplicates':3,'rejected':[],'stale':7                  | stale is no list of objects",
                "'accepted':1,'duplicates':0,'rejected':[{'index':1,'code':'x'},{'index':1,'code':'x'}] | a record twice",
            })
    void answer_thatDoesNotAccountForTheBatch_acknowledgesNothing(String members, String reason) throws Exception {
        answer(text -> members.strip().replace('\'', '"'));
        bench.uploader.step();
        UploadStatus status = bench.uploader.control().status();
        assertThat(status.contact().lastCode()).startsWith("unusable_answer: ").contains(reason);
        assertThat(status.inTrouble()).isTrue();
        assertThat(status.queue().totals().sent().requests()).isZero();
        assertThat(status.queue().waiting().records()).isEqualTo(3);

        bench.hub.script(call -> null);
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(3);
        assertThat(queue().totals().sent().requests()).isEqualTo(3);
        assertThat(queue().losses().byReason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"accepted\":3", "{\"accepted\":3,\"accepted\":3}", "{} {}", "ok"})
    void answer_thatIsNoReceiptAtAll_acknowledgesNothing(String body) throws Exception {
        bench.hub.script(call -> call.path().equals(INGEST) ? HubReply.json(200, body) : null);

        bench.run(5 * MINUTE);

        assertThat(queue().totals().sent().requests()).isZero();
        assertThat(queue().waiting().records()).isEqualTo(3);
        assertThat(bench.hub.calls(INGEST)).hasSizeLessThan(12);
    }

    /** The protocol lets answers gain members. */
    @Test
    void receipt_withMembersOfALaterVersion_isOne() throws Exception {
        answer(text -> "\"accepted\":3,\"duplicates\":0,\"rejected\":[],\"weather\":{\"sun\":-1}");

        bench.run(5 * MINUTE);

        assertThat(queue().totals().sent().requests()).isEqualTo(3);
        assertThat(bench.hub.calls(INGEST)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"revision\":1",
                ",\"revision\":999",
                ",\"revision\":1000",
                ",\"revision\":2147483647",
                ",\"revision\":" + BIG,
                ",\"revision\":-1",
                ",\"revision\":\"2\""
            })
    void conflict_thatNeverEnds_isCountedAsLostForItsReason(String revision) throws Exception {
        answer(text -> text.contains("\"model\":\"b\"")
                ? "\"accepted\":" + (count(text) - 1) + ",\"duplicates\":0,\"rejected\":[{\"index\":"
                        + (count(text) == 1 ? 0 : 1) + ",\"code\":\"revision_conflict\"" + revision + "}]"
                : "\"accepted\":" + count(text) + ",\"duplicates\":0,\"rejected\":[]");

        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSizeLessThanOrEqualTo(5);
        assertThat(queue().losses().refusedByCode())
                .containsExactly(org.assertj.core.api.Assertions.entry("revision_conflict", 1L));
        assertThat(queue().losses().byReason()).containsExactly(org.assertj.core.api.Assertions.entry("rejected", 1L));
        assertThat(queue().totals().lost().requests()).isEqualTo(1);
        assertThat(queue().totals().sent().requests()).isEqualTo(2);
        assertThat(queue().waiting().records()).isZero();
    }

    @Test
    void staleRecord_thatStaysStale_isCountedAsLostForItsReason() throws Exception {
        answer(text ->
                "\"accepted\":" + (count(text) - 1) + ",\"duplicates\":1,\"rejected\":[],\"stale\":[{\"index\":0,"
                        + "\"revision\":" + (revision(text) + 1) + "}]");

        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSizeLessThanOrEqualTo(5);
        assertThat(queue().losses().refusedByCode()).containsEntry("revision_stale", 1L);
        assertThat(queue().totals().lost().requests()).isEqualTo(1);
    }

    @Test
    void recordInTheFuture_thatStaysThere_isAskedForRarely() throws Exception {
        answer(text -> "\"accepted\":" + (count(text) - 1)
                + ",\"duplicates\":0,\"rejected\":[{\"index\":0,\"code\":\"bucket_in_future\"}]");

        bench.run(20 * MINUTE);

        assertThat(bench.hub.calls(INGEST)).hasSizeBetween(2, 20);
        assertThat(queue().waiting().records()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"active\",\"hubEpoch\":\"e_2\",\"resendSince\":-1",
                "\"status\":\"active\",\"hubEpoch\":\"e_2\",\"resendSince\":" + BIG,
                "\"status\":\"active\"",
                "\"status\":\"active\",\"hubEpoch\":\"e_2\",\"config\":{\"tickSeconds\":0}"
            })
    void configuration_inAnotherForm_isAskedForAgain(String members) throws Exception {
        bench.run(5 * MINUTE);
        bench.hub.restoreEmpty("e_2", Bench.START.getEpochSecond());
        bench.hub.script(
                call -> call.path().equals("/v1/devices/self/config") ? HubReply.json(200, "{" + members + "}") : null);
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isZero();

        bench.hub.script(call -> null);
        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(3);
    }

    private static int count(String text) {
        return text.split("\"revision\":", -1).length - 1;
    }

    private static int revision(String text) {
        return Integer.parseInt(text.replaceFirst("(?s).*?\"revision\":(\\d+).*", "$1"));
    }
}
