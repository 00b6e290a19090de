package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Checks paths, headers, lengths and encodings. */
final class FramingChecks {
    private static final int BOMB_BYTES = 100 << 20;

    private final HubUnderTest hub;

    FramingChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("signed paths have one spelling", this::paths),
                new Check("a header of ours given twice is refused", this::repeated),
                new Check("a body needs Content-Length and is at most 262,144 bytes", this::length),
                new Check("the media type is application/json without parameters", this::mediaType),
                new Check("gzip is read, one member of it, without anything after it", this::gzip),
                new Check("what inflates beyond 2,097,152 bytes is refused", this::bomb));
    }

    private void paths() {
        TestDevice device = TestDevice.enrolled(hub);
        for (String path :
                List.of("/v1/ingest/%62uckets", "/v1/ingest/buckets;x=1", "/v1//ingest/buckets", "/v1/nothing")) {
            TestAnswer answer = device.post(path, "{}");
            Deviation.require(answer.status() == 404 || answer.status() == 400, "404 for " + path, answer);
        }
        Deviation.expect(device.get(TestDevice.INGEST, ""), 405, "");
    }

    private void repeated() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8("{}");
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
        TestAnswer answer = hub.send(device.signed(fields, body)
                .header(WireHeader.NONCE, fields.nonce())
                .build());
        Deviation.expect(answer, 400, "header_invalid");
    }

    private void length() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8("{}");
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
        TestAnswer chunked = hub.send(device.signed(fields, body)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
        Deviation.expect(chunked, 411, "length_required");
        Deviation.expect(device.upload(" ".repeat(Limits.BODY_BYTES + 1)), 413, "body_too_large");
    }

    private void mediaType() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8(new TestBatch(hub.time()).record(2).text());
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", "application/json;charset=utf-8", "", body);
        Deviation.expect(hub.send(device.signed(fields, body).build()), 415, "media_type");
        Deviation.expect(device.uploadEncoded(body, "zstd"), 415, "content_encoding");
    }

    private void gzip() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] good = gzip(TestDevice.utf8(new TestBatch(hub.time()).record(2).text()), 1);
        Deviation.expect(device.uploadEncoded(good, "gzip"), 200, "");
        byte[] trailing = Arrays.copyOf(good, good.length + 1);
        Deviation.expect(device.uploadEncoded(trailing, "gzip"), 400, "encoding_invalid");
        byte[] twice = gzip(TestDevice.utf8("{}"), 2);
        Deviation.expect(device.uploadEncoded(twice, "gzip"), 400, "encoding_invalid");
        Deviation.expect(device.uploadEncoded(TestDevice.utf8("{}"), "gzip"), 400, "encoding_invalid");
    }

    private void bomb() {
        TestAnswer answer = TestDevice.enrolled(hub).uploadEncoded(gzip(new byte[BOMB_BYTES], 1), "gzip");
        Deviation.expect(answer, 413, "inflated_too_large");
    }

    private static byte[] gzip(byte[] content, int members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < members; i++) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return out.toByteArray();
    }
}
