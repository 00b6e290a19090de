package io.tokenspeed.hub.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.hub.ingest.UploadWriter;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.maintenance.DriftCheck;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gauges of the hub's state, which is read whenever Prometheus asks. */
public final class HubGauges {
    private static final System.Logger logger = System.getLogger(HubGauges.class.getName());
    private static final double DAY = 86_400;

    private final PrometheusRegistry registry;
    private final HubStorage storage;

    /** Gauges of a hub with this storage. */
    public HubGauges(PrometheusRegistry registry, HubStorage storage) {
        this.registry = registry;
        this.storage = storage;
    }

    /** Shows how many devices there are. */
    public void devices() {
        count("ts_devices", "Devices.", "status", device -> device.status().text());
        count(
                "ts_queue_class_devices",
                "Devices by how much they have to upload.",
                "class",
                device -> Objects.requireNonNullElse(device.queueClass(), "unknown"));
    }

    /** Shows how many nonces are remembered. */
    public void nonces(NonceStore nonces) {
        add("ts_nonce_rows", "Nonces that are remembered.", nonces::live);
    }

    /** Shows the age in days of the data key that encrypts the devices' secrets. */
    public void dataKey(SecretVault vault) {
        add("ts_dek_age_days", "Age of the data key in use.", () -> vault.dataKeyAgeSeconds() / DAY);
    }

    /** Shows how many uploads wait to be stored. */
    public void queue(UploadWriter writer) {
        add("ts_upload_queue", "Uploads that wait to be stored.", writer::waiting);
    }

    /** Shows how many sums differed at the last check; no value before the first. */
    public void drift(DriftCheck check) {
        GaugeWithCallback.builder()
                .name("ts_rollup_drift")
                .help("Sums per hour and day that differed from the buckets at the last check.")
                .callback(gauge -> check.found().ifPresent(gauge::call))
                .register(registry);
    }

    private void add(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> orNothing(() -> gauge.call(value.getAsDouble())))
                .register(registry);
    }

    private void count(String name, String help, String label, Function<Device, String> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(gauge -> orNothing(
                        () -> count(storage.admin().devices().list(), value).forEach((key, n) -> gauge.call(n, key))))
                .register(registry);
    }

    /** Leaves out a gauge that cannot be read, because the other gauges are needed most when something fails. */
    private static void orNothing(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException unreadable) {
            logger.log(System.Logger.Level.DEBUG, "A gauge cannot be read", unreadable);
        }
    }

    private static Map<String, Long> count(List<Device> devices, Function<Device, String> value) {
        return devices.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }
}
