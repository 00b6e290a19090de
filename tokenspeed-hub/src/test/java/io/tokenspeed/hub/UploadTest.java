package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.model.wire.Sha256;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upload counts once, however often and in whatever order it is sent, and every record gets a verdict. */
class UploadTest extends HubTest {
    private static final long START = 1_790_000_100;
    private static final String MODEL = "claude-sonnet-4-5";

    private TestDevice device;

    @BeforeEach
    void enrol() {
        device = hub.device();
    }

    private Reply upload(String body) {
        return hub.send(device.upload(body, hub.now()));
    }

    private static String counts(Reply reply) {
        JsonNode json = reply.json();
        return json.path("accepted") + " " + json.path("duplicates") + " " + json.path("rejected") + " "
                + json.path("stale");
    }

    @Test
    void upload_answersWithDigestEpochAndRate() {
        String body = Bodies.batch(Bodies.record(START, 1, MODEL));

        Reply reply = upload(body);

        JsonNode json = reply.json();
        assertThat(json.get("status").asText()).isEqualTo("ok");
        assertThat(json.get("payloadSha256").asText()).isEqualTo(Sha256.hex(body));
        assertThat(json.get("replayed").asBoolean()).isFalse();
        assertThat(json.get("hubEpoch").asText()).isEqualTo("e_1");
        assertThat(json.get("configVersion").asInt()).isPositive();
        assertThat(json.get("directives").isArray()).isTrue();
        assertThat(counts(reply)).isEqualTo("1 0 [] []");
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"device\";q=30;w=300");
        assertThat(reply.header("RateLimit")).isEqualTo("\"device\";r=29;t=10");
    }

    @Test
    void sameBody_sentAgain_isReplayed() {
        String body = Bodies.batch(Bodies.record(START, 1, MODEL), Bodies.record(START - 40 * 86_400, 1, MODEL));
        Reply first = upload(body);

        hub.clock.advance(3);
        Reply again = upload(body);

        assertThat(first.json().get("status").asText()).isEqualTo("partial");
        assertThat(again.json().get("replayed").asBoolean()).isTrue();
        assertThat(counts(again)).isEqualTo(counts(first));
        assertThat(hub.requests(device)).isEqualTo(3);
    }

    @Test
    void sameRecord_inAnotherBody_isADuplicate() {
        String record = Bodies.record(START, 1, MODEL);
        upload(Bodies.batch(record));

        Reply again = upload(Bodies.batch(record, Bodies.record(START, 1, "other")));

        assertThat(counts(again)).isEqualTo("1 1 [] []");
        assertThat(hub.requests(device)).isEqualTo(6);
    }

    @Test
    void revisions_inAnyOrder_endAtTheHighest() {
        upload(Bodies.batch(Bodies.record(START, 2, MODEL, 7)));

        Reply late = upload(Bodies.batch(Bodies.record(START, 1, MODEL, 3)));
        Reply newer = upload(Bodies.batch(Bodies.record(START, 3, MODEL, 9)));

        assertThat(counts(late)).isEqualTo("0 1 [] [{\"index\":0,\"revision\":2}]");
        assertThat(counts(newer)).isEqualTo("1 0 [] []");
        assertThat(hub.requests(device)).isEqualTo(9);
    }

    @Test
    void sameRevision_withOtherContent_isAConflict() {
        upload(Bodies.batch(Bodies.record(START, 4, MODEL, 7)));

        Reply conflict = upload(Bodies.batch(Bodies.record(START, 4, MODEL, 8)));

        assertThat(conflict.status()).isEqualTo(200);
        assertThat(counts(conflict)).startsWith("0 0 [{\"index\":0,\"code\":\"revision_conflict\"");
        assertThat(conflict.json().get("rejected").get(0).get("revision").asInt())
                .isEqualTo(4);
        assertThat(hub.requests(device)).isEqualTo(7);
    }

    @Test
    void revision_withHistogramRemoved_leavesNoTrace() {
        upload(Bodies.batch(Bodies.record(START, 1, MODEL)));
        upload(Bodies.batch(Bodies.record(START, 2, MODEL).replaceFirst("\"hist\":\\{.*}}}$", "\"hist\":{}}")));

        assertThat(hub.storage.tokens().drift()).isZero();
    }

    @Test
    void record_thatIsEarly_doesNotCountTowardsTheThreshold() {
        String early = Bodies.record(hub.now() - hub.now() % 300 + 900, 1, MODEL);

        Reply reply = upload(Bodies.batch(early));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(counts(reply))
                .isEqualTo("0 0 [{\"index\":0,\"code\":\"bucket_in_future\",\"pointer\":\"/bucketStart\"}] []");
    }

    @Test
    void batch_thatIsMostlyWrong_isStoredNotAtAll() {
        String good = Bodies.record(START, 1, MODEL);
        String bad = good.replace("\"reasoning\"", "").replace("\"output\":845", "\"output\":845,\"reasoning\":846");
        String other = Bodies.record(START - 300, 1, MODEL).replace("\"requests\":3", "\"requests\":-3");
        String before = hub.storage.admin().audit().latest(Long.MAX_VALUE, 9).toString();

        Reply reply = upload(Bodies.batch(bad, Bodies.record(START - 600, 1, MODEL), other));

        assertThat(reply.verdict()).isEqualTo("422 validity_below_threshold");
        assertThat(reply.json().get("rejected").toString())
                .isEqualTo("[{\"index\":0,\"code\":\"count_inconsistent\",\"pointer\":\"/tokens/reasoning\"},"
                        + "{\"index\":2,\"code\":\"schema_invalid\",\"pointer\":\"/requests\"}]");
        assertThat(hub.requests(device)).isZero();
        assertThat(hub.storage.admin().audit().latest(Long.MAX_VALUE, 9)).hasToString(before);
    }

    @Test
    void request_thatIsRefusedForItsBody_hasUsedItsNonce() {
        var upload = device.upload("{\"schemaVersion\":1}", hub.now());

        assertThat(hub.send(upload).verdict()).isEqualTo("422 schema_invalid");
        assertThat(hub.send(upload).verdict()).isEqualTo("409 nonce_replayed");
    }

    @Test
    void largestBatch_isTaken() {
        Reply reply = upload(Bodies.batch(START, 250));
        Reply tooMany = hub.send(device.uploadGzip(Bombs.gzip(Bodies.batch(START, 501)), hub.now()));
        Reply most = hub.send(device.uploadGzip(Bombs.gzip(Bodies.batch(START - 90_000, 500)), hub.now()));

        assertThat(counts(reply)).isEqualTo("250 0 [] []");
        assertThat(tooMany.verdict()).isEqualTo("422 schema_invalid");
        assertThat(tooMany.json().get("pointer").asText()).isEqualTo("/records");
        assertThat(counts(most)).isEqualTo("500 0 [] []");
        assertThat(hub.requests(device)).isEqualTo(2250);
    }

    @Test
    void flood_ofOneDevice_isLimited() {
        long refused = IntStream.range(0, 40)
                .mapToObj(i -> hub.send(device.config(hub.now())))
                .filter(reply -> reply.verdict().equals("429 rate_limited"))
                .peek(reply -> assertThat(reply.header("Retry-After")).isEqualTo("10"))
                .count();

        assertThat(refused).isEqualTo(10);
        assertThat(hub.send(device.heartbeat(hub.now())).verdict()).isEqualTo("200");
        assertThat(hub.send(hub.device().config(hub.now())).verdict()).isEqualTo("200");
        hub.clock.advance(11);
        assertThat(hub.send(device.config(hub.now())).verdict()).isEqualTo("200");
        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("200");
    }
}
