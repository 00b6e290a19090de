package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final String CANARY = "T0/B0/canary";

    @Test
    void toString_addressAndSecrets_notShown() {
        SigningSecret secret = SigningSecret.fresh();
        SigningSecret old = SigningSecret.fresh();
        TargetAddress address = TargetAddress.parse("https://example.org/" + CANARY);

        Target target = new Target("ops", TargetKind.WEBHOOK, address, secret, old, true);

        assertThat(target.toString()).isEqualTo("Target[ops, webhook]");
        assertThat(address.toString()).isEqualTo("https://example.org/…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/" + CANARY,
                "ftp://example.org/" + CANARY,
                "https:///" + CANARY,
                "https://user:" + CANARY + "@example.org/",
                "https://example.org/#" + CANARY,
                "http://127.0.0.1.example.org/" + CANARY,
                "not an address " + CANARY
            })
    void parse_addressOfAnotherKind_refusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> TargetAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url must be an address that begins with https://, or with http:// on this machine.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/x", "http://localhost:8080/x", "http://127.0.0.1/x", "http://[::1]:1/x"})
    void parse_httpsOrThisMachine_accepted(String text) {
        assertThat(TargetAddress.parse(text).reveal()).hasToString(text);
    }

    @Test
    void target_nameOfABuiltInOne_refused() {
        TargetAddress address = TargetAddress.parse("https://example.org/x");

        assertThatThrownBy(() -> new Target("log", TargetKind.SLACK, address, null, null, true))
                .hasMessage("id must not be log, website or desktop, which always exist.");
        assertThatThrownBy(() -> new Target("second-log", TargetKind.LOG, null, null, null, true))
                .hasMessage("kind must be slack or webhook.");
    }

    @Test
    void target_partsThatDoNotFitTheKind_refused() {
        TargetAddress address = TargetAddress.parse("https://example.org/x");

        assertThatThrownBy(() -> new Target("Ops", TargetKind.SLACK, address, null, null, true))
                .hasMessageStartingWith("id must be 1 to 40 small letters, digits and hyphens");
        assertThatThrownBy(() -> new Target("ops", TargetKind.SLACK, null, null, null, true))
                .hasMessageStartingWith("url must be");
        assertThatThrownBy(() -> new Target("ops", TargetKind.WEBHOOK, address, null, null, true))
                .hasMessageStartingWith("secret must be");
        assertThatThrownBy(() -> new Target("ops", TargetKind.SLACK, address, SigningSecret.fresh(), null, true))
                .hasMessageEndingWith("only a webhook has one.");
    }
}
