package io.tokenspeed.server.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.site.SiteServlet;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateFilterTest {
    private static final int PER_MINUTE = 6;

    private final SetClock clock = new SetClock();
    private final HttpServer server = HttpServer.builder("test")
            .filter(
                    "rate",
                    new RateFilter(PER_MINUTE, request -> String.valueOf(request.getHeader("From")), clock),
                    "/*")
            .servlet("site", new SiteServlet(), "/*")
            .build();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String caller) throws IOException, InterruptedException {
        return new TestClient(server.port()).get("/nothing", "From", caller);
    }

    @Test
    void caller_asksSoOftenAMinute_andOthersAreNotTouched() throws IOException, InterruptedException {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(ask("ada").statusCode()).isNotEqualTo(429);
        }
        HttpResponse<String> refused = ask("ada");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(TestClient.parse(refused.body()).get("detail").asText())
                .isEqualTo("At most 6 requests a minute are answered here; ask again in 10 s.");
        assertThat(ask("bob").statusCode()).isNotEqualTo(429);
        clock.now = clock.now.plus(Duration.ofSeconds(10));
        assertThat(ask("ada").statusCode()).isNotEqualTo(429);
        assertThat(ask("ada").statusCode()).isEqualTo(429);
    }

    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-30T09:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
