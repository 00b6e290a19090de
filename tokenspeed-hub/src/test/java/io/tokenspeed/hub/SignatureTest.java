package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireHeader;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only the exact request of the device itself is let in; no other request changes the database. */
class SignatureTest extends HubTest {
    private static final String BODY = Bodies.batch(Bodies.record(1_790_000_100, 1, "claude-sonnet-4-5"));

    private TestDevice device;
    private Signing upload;
    private String before;

    @BeforeEach
    void enrol() {
        device = hub.device();
        upload = device.upload(BODY, hub.now());
        before = hub.state();
    }

    private void assertRefused(SignedRequest sent, byte[] body, String verdict) {
        Reply reply =
                hub.send(Signing.builder(hub.uri(), sent, body, upload.request().sign(upload.secret())));

        assertThat(reply.verdict()).isEqualTo(verdict);
        assertThat(hub.state()).isEqualTo(before);
    }

    private SignedRequest sent(String path, String deviceId, String timestamp, String nonce) {
        SignedRequest of = upload.request();
        return new SignedRequest(
                of.method(), path, "", deviceId, "k1", timestamp, nonce, of.contentType(), "", of.bodySha256());
    }

    @Test
    void upload_asSigned_isTaken() {
        assertThat(hub.send(upload).verdict()).isEqualTo("200");
        assertThat(hub.requests(device)).isEqualTo(3);
    }

    @Test
    void upload_onAnotherRoute_isRefused() {
        SignedRequest of = upload.request();

        assertRefused(
                sent("/v1/devices/self/keys", of.deviceId(), of.timestamp(), of.nonce()),
                upload.body(),
                "401 signature_invalid");
    }

    @Test
    void upload_fromAnotherDevice_isRefused() {
        SignedRequest of = upload.request();
        TestDevice other = hub.device();
        before = hub.state();

        assertRefused(
                sent(of.path(), other.deviceId(), of.timestamp(), of.nonce()), upload.body(), "401 signature_invalid");
        assertRefused(
                sent(of.path(), TestDevice.random().deviceId(), of.timestamp(), of.nonce()),
                upload.body(),
                "401 device_unknown");
    }

    @Test
    void upload_atAnotherTime_isRefused() {
        SignedRequest of = upload.request();

        assertRefused(
                sent(of.path(), of.deviceId(), Long.toString(hub.now() + 1), of.nonce()),
                upload.body(),
                "401 signature_invalid");
    }

    @Test
    void upload_withAnotherNonce_isRefused() {
        SignedRequest of = upload.request();

        assertRefused(
                sent(of.path(), of.deviceId(), of.timestamp(), "A".repeat(24)), upload.body(), "401 signature_invalid");
    }

    @Test
    void upload_withOneBitChanged_isRefused() {
        byte[] changed = upload.body().clone();
        changed[changed.length - 3] ^= 1;

        assertRefused(upload.request(), changed, "401 signature_invalid");
    }

    @Test
    void upload_withOtherMetadata_isRefused() {
        SignedRequest of = upload.request();
        SignedRequest type = new SignedRequest(
                of.method(), of.path(), "", of.deviceId(), "k1", of.timestamp(), of.nonce(), "text/plain", "", "");
        SignedRequest encoding = new SignedRequest(
                of.method(),
                of.path(),
                "",
                of.deviceId(),
                "k1",
                of.timestamp(),
                of.nonce(),
                of.contentType(),
                "gzip",
                "");

        assertRefused(type, upload.body(), "401 signature_invalid");
        assertRefused(encoding, upload.body(), "401 signature_invalid");
    }

    @Test
    void config_withAnotherQueryOrMethod_isRefused() {
        Signing config = device.config(hub.now());
        String signature = config.request().sign(config.secret());
        SignedRequest of = config.request();
        SignedRequest query = new SignedRequest(
                "GET", of.path(), "schema=2", of.deviceId(), "k1", of.timestamp(), of.nonce(), "", "", "");
        SignedRequest method =
                new SignedRequest("POST", of.path(), "", of.deviceId(), "k1", of.timestamp(), of.nonce(), "", "", "");

        assertThat(hub.send(Signing.builder(hub.uri(), query, new byte[0], signature))
                        .verdict())
                .isEqualTo("401 signature_invalid");
        assertThat(hub.send(Signing.builder(hub.uri(), method, new byte[0], signature))
                        .verdict())
                .isEqualTo("405 method_not_allowed");
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void upload_withAnotherKey_isRefused() {
        TestDevice wrongSecret = device.with("k1", DeviceSecret.random(new SecureRandom()));
        TestDevice wrongNumber = device.with("k2", device.secret());

        assertThat(hub.send(wrongSecret.upload(BODY, hub.now())).verdict()).isEqualTo("401 signature_invalid");
        assertThat(hub.send(wrongNumber.upload(BODY, hub.now())).verdict()).isEqualTo("401 key_unknown");
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void upload_withASignatureOfAnotherForm_isRefused() {
        String good = upload.request().sign(upload.secret());
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(good.substring(6));

        for (String wrong : new String[] {
            "",
            good.replace("v1.", "v1a."),
            "v1.k1." + HexFormat.of().formatHex(bytes),
            good + "=",
            good.substring(0, good.length() - 1) + (char) (good.charAt(good.length() - 1) + 1)
        }) {
            Reply reply = hub.send(Signing.builder(hub.uri(), upload.request(), upload.body(), wrong));

            assertThat(reply.verdict()).as(wrong).isEqualTo("401 signature_invalid");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("TS1-HMAC-SHA256 realm=\"tokenspeed\"");
        }
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void upload_withAHeaderTwiceOrOfAnotherForm_isRefused() {
        HttpRequest.Builder twice = upload.builder(hub.uri()).header(WireHeader.NONCE, "A".repeat(24));
        HttpRequest.Builder uuid =
                upload.builder(hub.uri()).setHeader(WireHeader.NONCE, "123e4567-e89b-12d3-a456-426614174000");
        HttpRequest.Builder absent = HttpRequest.newBuilder(hub.uri().resolve("/v1/devices/self/config"))
                .GET();

        assertThat(hub.send(twice).verdict()).isEqualTo("400 header_invalid");
        assertThat(hub.send(uuid).verdict()).isEqualTo("400 header_invalid");
        assertThat(hub.send(absent).verdict()).isEqualTo("400 header_invalid");
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void upload_withAWrongDigest_isToldApart() {
        HttpRequest.Builder wrong =
                upload.builder(hub.uri()).header(WireHeader.CONTENT_DIGEST, WireHeader.contentDigest(new byte[1]));

        assertThat(hub.send(wrong).verdict()).isEqualTo("400 digest_mismatch");
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void upload_outsideTheWindow_isRefusedWithTheHubsTime() {
        Reply late = hub.send(device.upload(BODY, hub.now() - 301));
        Reply early = hub.send(device.upload(BODY, hub.now() + 301));

        assertThat(late.verdict()).isEqualTo("401 timestamp_out_of_window");
        assertThat(early.verdict()).isEqualTo("401 timestamp_out_of_window");
        assertThat(late.header(WireHeader.SERVER_TIME)).isEqualTo(Long.toString(hub.now()));
        assertThat(late.json().get("serverTime").asLong()).isEqualTo(hub.now());
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void replay_atAnyTime_changesNothing() {
        assertThat(hub.send(upload).verdict()).isEqualTo("200");
        long requests = hub.requests(device);

        assertThat(hub.send(upload).verdict()).isEqualTo("409 nonce_replayed");
        for (long later : new long[] {299, 301, 599, 661}) {
            hub.clock.set(TestHub.NOW + later);
            hub.hub.parts().maintenance().everyMinute();

            assertThat(hub.send(upload).verdict())
                    .as("after " + later)
                    .isEqualTo(later <= 300 ? "409 nonce_replayed" : "401 timestamp_out_of_window");
        }
        assertThat(hub.requests(device)).isEqualTo(requests);
    }

    @Test
    void replay_ofARequestFromTheFuture_isRefusedToItsLastSecond() {
        Signing future = upload.at(hub.now() + 300);
        assertThat(hub.send(future).verdict()).isEqualTo("200");

        hub.clock.advance(599);
        hub.hub.parts().maintenance().everyMinute();

        assertThat(hub.send(future).verdict()).isEqualTo("409 nonce_replayed");
        assertThat(hub.requests(device)).isEqualTo(3);
    }

    @Test
    void forgeries_inAVictimsName_costItNothing() {
        TestDevice forger = device.with("k1", DeviceSecret.random(new SecureRandom()));

        for (int i = 0; i < 1000; i++) {
            assertThat(hub.send(forger.upload(BODY, hub.now())).status()).isEqualTo(401);
        }

        assertThat(hub.state()).isEqualTo(before);
        assertThat(hub.send(upload).verdict()).isEqualTo("200");
    }
}
