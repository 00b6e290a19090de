package io.tokenspeed.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are made to do harm are refused cheaply, and leave nothing but their nonce. */
class BombTest extends HubTest {
    private static final String GOOD = Bodies.batch(Bodies.record(1_790_000_100, 1, "claude-sonnet-4-5"));

    private TestDevice device;

    @BeforeEach
    void enrol() {
        device = hub.device();
    }

    private String sendGzip(byte[] body) {
        String verdict = hub.send(device.uploadGzip(body, hub.now())).verdict();
        assertThat(hub.requests(device)).isZero();
        return verdict;
    }

    @Test
    void bomb_of100Megabytes_isNotInflated() {
        byte[] bomb = Bombs.gzip(new byte[1 << 20], 100);
        hub.send(device.uploadGzip(Bombs.gzip("{"), hub.now()));
        long start = System.nanoTime();

        String verdict = sendGzip(bomb);

        assertThat(bomb).hasSizeLessThan(262_144);
        assertThat(verdict).isEqualTo("413 inflated_too_large");
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1_000);
    }

    @Test
    void gzip_thatIsNotOneWholeMember_isRefused() {
        byte[] member = Bombs.gzip(GOOD);
        byte[] damaged = member.clone();
        damaged[damaged.length - 6] ^= 1;
        byte[] wrongSize = member.clone();
        wrongSize[wrongSize.length - 2] ^= 1;

        assertThat(sendGzip(Bombs.joined(member, member))).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(Bombs.joined(member, new byte[1]))).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(Arrays.copyOf(member, member.length - 9))).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(damaged)).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(wrongSize)).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(GOOD.getBytes(UTF_8))).isEqualTo("400 encoding_invalid");
        assertThat(sendGzip(Bombs.gzip(member, 1))).isEqualTo("400 malformed_json");
        assertThat(sendGzip(new byte[0])).isEqualTo("400 encoding_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "{}{}",
                "{\"schemaVersion\":1,\"schemaVersion\":1}",
                "{\"a\":[[[[[[[[[[[1]]]]]]]]]]]}",
                "{\"a\":123456789012345678901234567890}",
                "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":1}",
                "\u0000{\u0000}",
                "\ufeff{}"
            })
    void text_thatIsNoStrictJson_isMalformed(String body) {
        Reply reply = hub.send(device.upload(body, hub.now()));

        assertThat(reply.verdict()).isEqualTo("400 malformed_json");
    }

    @Test
    void text_thatIsTooLong_isMalformed() {
        String body = GOOD.replace("tokenspeed-agent", "a".repeat(10_000));

        assertThat(hub.send(device.upload(body, hub.now())).verdict()).isEqualTo("400 malformed_json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|''|''",
                "\"schemaVersion\":1|\"schemaVersion\":\"1\"|/schemaVersion",
                "\"createdAt\":1790000420|\"createdAt\":1|/createdAt",
                "\"createdAt\":1790000420|\"createdAt\":1790000420.0|/createdAt",
                "\"createdAt\":1790000420|\"createdAt\":99999999999999999999|/createdAt",
                "\"os\":\"linux\"|\"os\":\"beos\"|/client/os",
                "\"os\":\"linux\",|''|/client/os",
                "\"os\":\"linux\"|\"os\":\"linux\",\"host\":\"x\"|/client",
                "\"records\"|\"record\"|''",
                "{\"schemaVersion\"|{\"losses\":[{\"reason\":\"expired\"}],\"schemaVersion\"|/losses/0",
                "{\"schemaVersion\"|{\"losses\":[{\"reason\":\"mood\",\"records\":1}],\"schemaVersion\"|/losses/0/reason",
                "{\"schemaVersion\"|{\"extra\":{\"deep\":[1]},\"schemaVersion\"|''"
            })
    void envelope_thatDoesNotMatch_isToldByItsPointer(String what, String by, String pointer) {
        String body = what.equals("[]") ? what : GOOD.replace(what, by);

        Reply reply = hub.send(device.upload(body, hub.now()));

        assertThat(reply.verdict()).isEqualTo("422 schema_invalid");
        assertThat(reply.json().get("pointer").asText()).isEqualTo(pointer);
        assertThat(hub.requests(device)).isZero();
    }

    @Test
    void schemaVersion_ofAnotherTime_isAnsweredWithOurs() {
        String body = GOOD.replace("\"schemaVersion\":1", "\"schemaVersion\":2,\"new\":{}");

        Reply reply = hub.send(device.upload(body, hub.now()));

        assertThat(reply.verdict()).isEqualTo("422 schema_version_unsupported");
        assertThat(reply.json().get("supported").toString()).isEqualTo("[1]");
    }

    @Test
    void body_ofAnotherKind_isRefused() {
        var text = Signing.of(
                device, "POST", "/v1/ingest/buckets", "application/json; charset=utf-8", "", new byte[0], hub.now());
        var zstd = Signing.of(device, "POST", "/v1/ingest/buckets", "application/json", "zstd", new byte[1], hub.now());

        assertThat(hub.send(text).verdict()).isEqualTo("415 media_type");
        assertThat(hub.send(zstd).verdict()).isEqualTo("415 content_encoding");
    }
}
