package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.protocol.Vectors;
import io.tokenspeed.testkit.protocol.Vectors.SignedVector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The signed vectors, sent byte for byte in the order of a device's life. */
class VectorsTest extends HubTest {
    @BeforeEach
    void invite() {
        String token = Vectors.all().get("invite").get("token").asText();
        hub.invite(new InviteToken(token), 1, false, TestHub.NOW + 3600);
    }

    private Reply send(String id) {
        SignedVector vector = Vectors.request(id);
        hub.clock.set(Long.parseLong(vector.request().timestamp()));
        return hub.send(Signing.builder(hub.uri(), vector.request(), vector.body(), vector.signature())
                .header(WireHeader.CONTENT_DIGEST, vector.contentDigest()));
    }

    @Test
    void vectors_inTheOrderOfALife_areAllTaken() {
        Reply enrolled = send("TV4-enroll");
        String fingerprint = hub.storage.admin().devices().list().get(0).fingerprint();
        Reply config = send("TV1-config-get");
        Reply plain = send("TV2-ingest-identity");
        Reply gzip = send("TV3-ingest-gzip");
        Reply rotated = send("TV5-rotate");
        Reply forgotten = send("TV6-forget-with-k2");

        assertThat(enrolled.verdict()).isEqualTo("201");
        assertThat(enrolled.json().get("status").asText()).isEqualTo("active");
        assertThat(fingerprint)
                .isEqualTo(Vectors.all().get("fingerprint").get("display").asText());
        assertThat(config.verdict()).isEqualTo("200");
        assertThat(plain.verdict()).isEqualTo("200");
        assertThat(plain.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(gzip.verdict()).isEqualTo("200");
        assertThat(rotated.json().get("state").asText()).isEqualTo("pending");
        assertThat(forgotten.json().get("status").asText()).isEqualTo("erased");
        assertThat(hub.storage.admin().devices().list()).isEmpty();
        assertThat(hub.requests()).isZero();
    }
}
