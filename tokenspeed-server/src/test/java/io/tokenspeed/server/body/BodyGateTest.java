package io.tokenspeed.server.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.server.TestApp;
import io.tokenspeed.testkit.fixture.DrippingBodies;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyGateTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 64 << 10;

    private TestApp app;

    @BeforeEach
    void start() throws IOException {
        app = TestApp.start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void slowBodies_takeNobodysThread() throws IOException, InterruptedException {
        app.client().get("/api/word");
        try (DrippingBodies bodies = DrippingBodies.into(app.port(), "/v1/session", "application/json", 200)) {
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();

                assertThat(app.client().get("/api/word").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
            }
            assertThat(bodies.size()).isEqualTo(200);
        }
    }

    @Test
    void tooLongBody_isRefused() throws IOException, InterruptedException {
        assertThat(app.client().post("/v1/session", "x".repeat(MOST_BYTES + 1)).statusCode())
                .isEqualTo(413);
        assertThat(app.client().post("/v1/session", "x".repeat(MOST_BYTES)).statusCode())
                .isEqualTo(400);
    }
}
