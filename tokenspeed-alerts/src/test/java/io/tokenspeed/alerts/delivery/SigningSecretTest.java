package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    @Test
    void sign_publishedVector_sameSignature() {
        SigningSecret secret = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = secret.sign(
                "ts_1", 1796031000L, "{\"type\":\"alert.test\",\"timestamp\":\"2026-11-30T09:30:00Z\",\"data\":{}}");

        assertThat(signature).isEqualTo("v1,FBsDbtSIvtzRfE5xygf75K8cZzWJTBJm90MBHb59a/A=");
    }

    @Test
    void fresh_twice_readableAndDifferent() {
        SigningSecret first = SigningSecret.fresh();
        SigningSecret second = SigningSecret.fresh();

        assertThat(first.reveal()).isNotEqualTo(second.reveal()).hasSize("whsec_".length() + 44);
        assertThat(SigningSecret.parse(first.reveal()).sign("ts_1", 1, "{}")).isEqualTo(first.sign("ts_1", 1, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_no base64 at all 123456"
            })
    void parse_otherForm_refusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret must be whsec_ followed by 24 to 64 bytes in Base64.");
    }

    @Test
    void toString_anySecret_doesNotHoldIt() {
        SigningSecret secret = SigningSecret.fresh();

        assertThat(secret.toString()).isEqualTo("whsec_…");
    }
}
