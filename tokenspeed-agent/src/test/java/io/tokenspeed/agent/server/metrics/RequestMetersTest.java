package io.tokenspeed.agent.server.metrics;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.StoredRequest;
import org.junit.jupiter.api.Test;

class RequestMetersTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMeters meters = new RequestMeters(registry);

    private HistogramSnapshot.HistogramDataPointSnapshot only(String name) {
        for (MetricSnapshot snapshot : registry.scrape(name::equals)) {
            HistogramSnapshot histogram = (HistogramSnapshot) snapshot;
            assertThat(histogram.getDataPoints()).hasSize(1);
            return histogram.getDataPoints().get(0);
        }
        throw new AssertionError("no metric " + name);
    }

    /** The transcript has 2.3 s and the tool that told it 2.0 s, of which half a second to the first token. */
    @Test
    void times_thatWereMeasured_winOverTheLogs() {
        Request logged = claude("msg_1")
                .lasting(2_300)
                .speed(SpeedBasis.E2E_APPROX, 2_300L)
                .build();
        Request lent = logged.with(logged.tokens(), told(claude("otel:1")).measured());

        meters.count(new StoredRequest("r", lent, null));

        assertThat(only("gen_ai_client_operation_duration_seconds").getSum()).isEqualTo(2.0);
        assertThat(only("gen_ai_client_operation_time_to_first_chunk_seconds").getSum())
                .isEqualTo(0.5);
    }

    @Test
    void times_thatNobodyMeasured_areTheLogs() {
        Request logged = claude("msg_1").lasting(2_300).build();

        meters.count(new StoredRequest("r", logged, null));

        assertThat(only("gen_ai_client_operation_duration_seconds").getSum()).isEqualTo(2.3);
    }
}
