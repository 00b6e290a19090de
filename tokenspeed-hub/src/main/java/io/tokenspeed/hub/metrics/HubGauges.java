package io.tokenspeed.hub.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.hub.ingest.UploadWriter;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.HubStorage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the state of a hub whenever somebody asks for it. */
public final class HubGauges {
    private static final double DAY = 86_400;

    private final PrometheusRegistry registry;

    private HubGauges(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** Shows the state of these parts. */
    public static void register(
            PrometheusRegistry registry, HubStorage storage, SecretVault vault, UploadWriter writer) {
        HubGauges gauges = new HubGauges(registry);
        gauges.add(
                "ts_nonce_rows",
                "Nonces that are remembered.",
                () -> storage.tokens().nonces().live());
        gauges.add("ts_dek_age_days", "Age of the data key in use.", () -> vault.dataKeyAgeSeconds() / DAY);
        gauges.add("ts_upload_queue", "Uploads that wait to be stored.", writer::waiting);
        gauges.count(
                "ts_devices",
                "Devices.",
                "status",
                storage,
                device -> device.status().text());
        gauges.count(
                "ts_queue_class_devices",
                "Devices by how much they have to upload.",
                "class",
                storage,
                device -> Objects.requireNonNullElse(device.queueClass(), "unknown"));
    }

    private void add(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    private void count(String name, String help, String label, HubStorage storage, Function<Device, String> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(
                        gauge -> count(storage.admin().devices().list(), value).forEach((key, n) -> gauge.call(n, key)))
                .register(registry);
    }

    private static Map<String, Long> count(List<Device> devices, Function<Device, String> value) {
        return devices.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }
}
