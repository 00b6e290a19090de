package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;

/** Older versions let a request be smuggled into another one. */
class JettyVersionTest {
    @Test
    void jetty_onTheClassPath_isOneWithoutKnownFaults() {
        int[] parts = Arrays.stream(Jetty.VERSION.split("[.]", -1))
                .limit(3)
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2])
                .as(Jetty.VERSION)
                .isGreaterThanOrEqualTo(12_001_009);
    }
}
