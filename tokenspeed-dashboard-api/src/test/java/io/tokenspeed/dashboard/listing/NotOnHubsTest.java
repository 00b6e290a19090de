package io.tokenspeed.dashboard.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class NotOnHubsTest {
    @Test
    void sizesOfPrompts_areNotFoundAndTheAnswerSaysWhy() {
        try (Response response = new NotOnHubs().strata()) {
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(new String((byte[]) response.getEntity(), UTF_8))
                    .contains("A hub holds the sums of its devices, but no single requests, which alone tell the size");
        }
    }
}
