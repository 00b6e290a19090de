package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.fixture.DrippingBodies;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that sends its body slowly, or not at all, occupies no thread of the local server. */
class SlowBodiesTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    private Path home;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(home);
        server.get("/api/stats");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertEverybodyIsAnswered() throws Exception {
        for (String path : new String[] {"/", "/api/meta", "/api/stats"}) {
            long began = System.nanoTime();
            int status = server.get(path).statusCode();

            assertThat(status).as(path).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(SOON);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/session,application/json",
        "/api/upload/flush,application/x-www-form-urlencoded",
        "/api/stats,application/x-www-form-urlencoded",
        "/nowhere,text/plain"
    })
    void slowBodies_harmNobody(String path, String type) throws Exception {
        try (DrippingBodies bodies = DrippingBodies.into(server.port(), path, type, 200)) {
            for (int i = 0; i < 3; i++) {
                assertEverybodyIsAnswered();
            }
            assertThat(bodies.size()).isEqualTo(200);
        }
    }

    @Test
    void idleConnections_harmNobody() throws Exception {
        try (DrippingBodies idle = DrippingBodies.idle(server.port(), 500)) {
            assertThat(idle.size()).isEqualTo(500);
            assertEverybodyIsAnswered();
        }
    }
}
