package io.tokenspeed.hub.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.config.RecordLimits;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.upload.BucketRevision;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReaderTest {
    private static final RecordLimits LIMITS = new RecordLimits(20_000, 100_000, 10);
    private static final RecordRules RULES = new RecordRules(LIMITS, Set.of(), Set.of());
    private static final String GOOD = Bodies.record(1_790_000_100, 2, "claude-sonnet-4-5");

    private static ReceivedBatch read(String body) {
        return BatchReader.read(body.getBytes(UTF_8), RULES, TestHub.NOW);
    }

    private static BucketRecord record(IndexedRecord indexed) {
        return ((BucketRevision) indexed.record()).record();
    }

    @Test
    void record_isReadWithAllItsNumbers() {
        BucketRecord record = record(read(Bodies.batch(GOOD)).records().get(0));

        BucketSums sums = record.sums();
        assertThat(record.revision()).isEqualTo(2);
        assertThat(record.key().start()).isEqualTo(1_790_000_100);
        assertThat(sums.requests()).isEqualTo(3);
        assertThat(sums.tokens().total()).isEqualTo(1200 + 30000 + 845);
        assertThat(sums.nanoUsd()).isEqualTo(25_275_000);
        assertThat(sums.speed().decodeMillis()).isEqualTo(24_700);
        assertThat(sums.histograms().ttftMs())
                .isEqualTo(new Histogram(0, Map.of(298, 1L, 305, 1L, 319, 1L), 2400, 640, 1010));
        assertThat(sums.histograms().latencyMs()).isEqualTo(Histogram.EMPTY);
    }

    @Test
    void digest_isThatOfTheRecordsOwnBytes() {
        String spaced = GOOD.replace(":{\"input\"", ": { \"input\"");

        ReceivedBatch batch = read(Bodies.batch("  " + GOOD + " ", spaced.replace("sonnet", "\\u0073onnet2"))
                .replace("},{", "}\n,\n{"));

        assertThat(batch.records())
                .extracting(record -> record(record).digest())
                .containsExactly(Sha256.hex(GOOD), Sha256.hex(spaced.replace("sonnet", "\\u0073onnet2")));
    }

    @Test
    void records_areJudgedOneByOne() {
        ReceivedBatch batch = read(Bodies.batch(
                GOOD,
                GOOD,
                "[]",
                GOOD.replace("\"tool\":\"claude-code\",", ""),
                Bodies.record(TestHub.NOW - 32 * 86_400 - (TestHub.NOW - 32 * 86_400) % 300, 1, "old"),
                Bodies.record(1_790_000_100, 1, "last")));

        assertThat(batch.records()).extracting(record -> record.index()).containsExactly(0, 5);
        assertThat(batch.rejected())
                .extracting(
                        rejection -> rejection.index() + " " + rejection.code().text() + " " + rejection.pointer())
                .containsExactly(
                        "1 duplicate_in_batch ",
                        "2 schema_invalid ",
                        "3 schema_invalid /tool",
                        "4 bucket_too_old /bucketStart");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"idx\":[298,305,319]|\"idx\":[298,319,305]|hist_inconsistent|/hist/ttftMs",
                "\"idx\":[298,305,319]|\"idx\":[298,305]|hist_inconsistent|/hist/ttftMs",
                "\"cnt\":[1,1,1]|\"cnt\":[1,2,1]|hist_inconsistent|/hist/ttftMs",
                "\"min\":640|\"min\":700|hist_inconsistent|/hist/ttftMs",
                "\"max\":1010|\"max\":2000|hist_inconsistent|/hist/ttftMs",
                "\"sum\":2400|\"sum\":1900|hist_inconsistent|/hist/ttftMs",
                "\"sum\":2400|\"sum\":3100|hist_inconsistent|/hist/ttftMs",
                "\"zero\":0|\"zero\":1|hist_inconsistent|/hist/ttftMs",
                "\"requests\":3|\"requests\":2|hist_inconsistent|/hist/ttftMs",
                "\"output\":845|\"output\":845,\"reasoning\":846|count_inconsistent|/tokens/reasoning",
                "\"unpricedRequests\":0|\"unpricedRequests\":4|count_inconsistent|/cost/unpricedRequests",
                "\"decodeMs\":24700|\"decodeMs\":0|count_inconsistent|/speed",
                "\"requests\":3|\"requests\":20001|implausible|/requests",
                "\"input\":1200|\"input\":300000|implausible|/tokens",
                "\"nanoUsd\":25275000|\"nanoUsd\":31000000000|implausible|/cost/nanoUsd",
                "\"errors\":{}|\"errors\":{\"server\":20001}|implausible|/errors"
            })
    void record_thatContradictsItself_isRefused(String what, String by, String code, String pointer) {
        Rejection rejection =
                read(Bodies.batch(GOOD.replace(what, by))).rejected().get(0);

        assertThat(rejection.code().text()).isEqualTo(code);
        assertThat(rejection.pointer()).isEqualTo(pointer);
    }

    @Test
    void zeros_inAHistogram_areConsistent() {
        String zeros = GOOD.replaceFirst(
                "\"hist\":.*",
                "\"hist\":{\"ttftMs\":{\"scale\":5,\"count\":2,\"sum\":0,\"min\":0,\"max\":0,\"zero\":2,"
                        + "\"idx\":[],\"cnt\":[]}}}");

        assertThat(read(Bodies.batch(zeros)).records()).hasSize(1);
    }

    @Test
    void bucketWithoutRequests_mayHoldFailedAttempts() {
        String failed = "{\"bucketStart\":1790000100,\"bucketSeconds\":300,\"revision\":1,\"projectId\":\"none\","
                + "\"saltEpoch\":0,\"tool\":\"a\",\"provider\":\"b\",\"model\":\"c\",\"requests\":0,"
                + "\"errors\":{\"server\":4,\"cancelled\":2},\"tokens\":{\"input\":0,\"output\":0},"
                + "\"cost\":{\"nanoUsd\":0,\"unpricedRequests\":0},\"speed\":{},\"hist\":{}}";

        assertThat(read(Bodies.batch(failed))
                        .records()
                        .get(0)
                        .record()
                        .sums()
                        .errors()
                        .failed())
                .isEqualTo(4);
    }

    @Test
    void values_outsideTheAllowList_areRefused() {
        RecordRules rules = new RecordRules(LIMITS, Set.of("codex"), Set.of());

        ReceivedBatch batch = BatchReader.read(Bodies.batch(GOOD).getBytes(UTF_8), rules, TestHub.NOW);

        assertThat(batch.rejected()).extracting(Rejection::pointer).isEqualTo(List.of("/tool"));
    }
}
