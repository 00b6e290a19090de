package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A hub whose health is good stores uploads. */
class WriterHealthTest extends HubTest {
    @Test
    void health_ofAHubWithoutAWriter_isBad() {
        assertThat(hub.get("/v1/health").verdict()).isEqualTo("200");

        hub.hub.parts().writer().close();

        assertThat(hub.get("/v1/health").verdict()).isEqualTo("503 overloaded");
    }
}
