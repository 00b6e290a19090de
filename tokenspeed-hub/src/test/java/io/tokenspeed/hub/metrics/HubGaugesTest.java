package io.tokenspeed.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import org.junit.jupiter.api.Test;

class HubGaugesTest {
    /** A store that never answers. */
    private static final class Gone implements NonceStore {
        @Override
        public NonceResult take(NonceUse use, int maxLive, long now) {
            throw new StorageException("gone", null);
        }

        @Override
        public long live() {
            throw new StorageException("gone", null);
        }

        @Override
        public int purge(long now) {
            throw new StorageException("gone", null);
        }

        @Override
        public void close() {}
    }

    @Test
    void gauge_thatCannotBeRead_leavesTheOthers() {
        PrometheusRegistry registry = new PrometheusRegistry();
        try (HubStorage storage = new InMemoryHubStorage()) {
            TestDevices.active(storage, 1);
            HubGauges gauges = new HubGauges(registry, storage);
            gauges.nonces(new Gone());
            gauges.devices();

            assertThat(registry.scrape().stream()
                            .filter(metric -> !metric.getDataPoints().isEmpty())
                            .map(MetricSnapshot::getMetadata)
                            .map(metadata -> metadata.getPrometheusName()))
                    .containsExactlyInAnyOrder("ts_devices", "ts_queue_class_devices");
        }
    }
}
