package io.tokenspeed.testkit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.ProjectIds;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.Signature;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.protocol.Vectors.SignedVector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vocabulary of the protocol agrees with its test vectors to the byte. */
class WireVectorsTest {
    static List<SignedVector> signed() {
        return Vectors.requests();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void sign_givesTheVectorsSignature(SignedVector vector) {
        assertThat(new String(vector.request().canonical(), StandardCharsets.US_ASCII))
                .isEqualTo(vector.canonical());
        assertThat(vector.request().sign(vector.secret())).isEqualTo(vector.signature());
        assertThat(Sha256.hex(vector.body())).isEqualTo(vector.request().bodySha256());
        assertThat(WireHeader.contentDigest(vector.body())).isEqualTo(vector.contentDigest());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void verifies_onlyTheExactRequest(SignedVector vector) {
        Signature signature = Signature.parse(vector.signature()).orElseThrow();
        SignedRequest request = vector.request();
        DeviceSecret secret = vector.secret();

        assertThat(signature.verifies(request, secret)).isTrue();
        assertThat(changes(request)).hasSize(10).noneMatch(changed -> signature.verifies(changed, secret));
        byte[] otherKey = secret.bytes();
        otherKey[31] ^= 1;
        assertThat(signature.verifies(request, DeviceSecret.of(otherKey))).isFalse();
    }

    private static List<SignedRequest> changes(SignedRequest of) {
        return List.of(
                with(of, "PUT", of.path(), of.query(), of.deviceId(), of.keyId(), of.timestamp()),
                with(of, of.method(), of.path() + "x", of.query(), of.deviceId(), of.keyId(), of.timestamp()),
                with(of, of.method(), of.path(), of.query() + "&", of.deviceId(), of.keyId(), of.timestamp()),
                with(of, of.method(), of.path(), of.query(), of.deviceId() + "x", of.keyId(), of.timestamp()),
                with(of, of.method(), of.path(), of.query(), of.deviceId(), "k9", of.timestamp()),
                with(of, of.method(), of.path(), of.query(), of.deviceId(), of.keyId(), "1790009999"),
                tail(of, "A".repeat(24), of.contentType(), of.contentEncoding(), of.bodySha256()),
                tail(of, of.nonce(), of.contentType() + ";", of.contentEncoding(), of.bodySha256()),
                tail(of, of.nonce(), of.contentType(), of.contentEncoding() + "x", of.bodySha256()),
                tail(of, of.nonce(), of.contentType(), of.contentEncoding(), "0".repeat(64)));
    }

    private static SignedRequest with(
            SignedRequest of, String method, String path, String query, String device, String key, String time) {
        return new SignedRequest(
                method,
                path,
                query,
                device,
                key,
                time,
                of.nonce(),
                of.contentType(),
                of.contentEncoding(),
                of.bodySha256());
    }

    private static SignedRequest tail(SignedRequest of, String nonce, String type, String encoding, String digest) {
        return new SignedRequest(
                of.method(),
                of.path(),
                of.query(),
                of.deviceId(),
                of.keyId(),
                of.timestamp(),
                nonce,
                type,
                encoding,
                digest);
    }

    @Test
    void parse_refusesOtherSchemesAndSpellings() {
        String good = Vectors.request("TV1-config-get").signature();

        assertThat(Signature.parse(good.replace("v1.", "v1a."))).isEmpty();
        assertThat(Signature.parse(good.replace("k1", "k0"))).isEmpty();
        assertThat(Signature.parse(good + "=")).isEmpty();
        assertThat(Signature.parse("v1.k1." + "ab".repeat(32))).isEmpty();
        assertThat(Signature.parse("")).isEmpty();
    }

    @Test
    void verifies_refusesSpareBitsAtTheEnd() {
        SignedVector vector = Vectors.request("TV1-config-get");
        String good = vector.signature();
        String spare = good.substring(0, good.length() - 1) + (char) (good.charAt(good.length() - 1) + 1);

        assertThat(Base64.getUrlDecoder().decode(spare.substring(6)))
                .isEqualTo(Base64.getUrlDecoder().decode(good.substring(6)));
        assertThat(Signature.parse(spare).orElseThrow().verifies(vector.request(), vector.secret()))
                .isFalse();
    }

    @Test
    void projectId_isTheVectors() {
        JsonNode vector = Vectors.all().get("projectId");
        byte[] salt = HexFormat.of().parseHex(vector.get("saltHex").asText());

        String id = new ProjectIds(DeviceSecret.of(salt))
                .of(vector.get("canonicalRoot").asText());

        assertThat(id).isEqualTo(vector.get("projectId").asText());
    }

    @Test
    void invite_isTheVectors() {
        JsonNode vector = Vectors.all().get("invite");

        InviteToken token = new InviteToken(vector.get("token").asText());

        assertThat(token.digest()).isEqualTo(vector.get("storedSha256").asText());
        assertThat(token.toString()).isEqualTo("tsi_AQIDBAUGBwgJCgsM.(not shown)");
    }

    @Test
    void fingerprint_isTheVectors() {
        SignedVector vector = Vectors.request("TV4-enroll");

        String fingerprint = Fingerprint.of(vector.request().deviceId(), vector.secret());

        assertThat(fingerprint)
                .isEqualTo(Vectors.all().get("fingerprint").get("display").asText());
    }

    @Test
    void histogram_indexesAreTheVectors() {
        Vectors.all()
                .get("hist")
                .properties()
                .forEach(entry -> assertThat(Histogram.index(Long.parseLong(entry.getKey())))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().asInt()));
    }

    @Test
    void secret_neverShowsItself() {
        DeviceSecret secret = Vectors.request("TV1-config-get").secret();

        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThatThrownBy(() -> DeviceSecret.parse("secret-that-is-wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret-that-is-wrong");
        assertThat(DeviceSecret.parse(secret.text())).isEqualTo(secret);
    }
}
