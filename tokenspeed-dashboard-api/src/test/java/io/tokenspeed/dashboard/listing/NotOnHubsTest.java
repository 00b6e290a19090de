package io.tokenspeed.dashboard.listing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class NotOnHubsTest {
    @Test
    void sizesOfPrompts_areNotFoundAndTheAnswerSaysWhy() {
        try (Response response = new NotOnHubs().strata()) {
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getEntity().toString())
                    .contains("A hub holds the sums of its devices, but no single requests, which alone tell the size");
        }
    }
}
