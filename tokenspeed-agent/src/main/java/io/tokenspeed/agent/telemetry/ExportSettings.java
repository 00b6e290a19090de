package io.tokenspeed.agent.telemetry;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where requests are sent, and what of them. The variables that begin with {@code OTEL_} and their defaults are those
 * of the OpenTelemetry specification ("OpenTelemetry Protocol Exporter", "Environment Variable Specification").
 *
 * @param traces where spans are sent
 * @param metrics where counters and histograms are sent
 * @param temporality since when counters count
 * @param interval the time between two sendings of counters
 * @param resource the attributes that describe this program
 * @param names whether projects and sessions are sent, too
 */
record ExportSettings(
        ExportTarget traces,
        ExportTarget metrics,
        Temporality temporality,
        Duration interval,
        Map<String, String> resource,
        boolean names) {
    static final String EXPORT = "TS_OTEL_EXPORT";
    static final String NAMES = "TS_OTEL_EXPORT_NAMES";

    private static final String INTERVAL = "OTEL_METRIC_EXPORT_INTERVAL";
    private static final String SERVICE = "OTEL_SERVICE_NAME";
    private static final String RESOURCE = "OTEL_RESOURCE_ATTRIBUTES";
    private static final long DEFAULT_INTERVAL_MILLIS = 60_000;
    private static final Set<String> ON = Set.of("1", "true", "yes", "on");
    private static final Set<String> OFF = Set.of("0", "false", "no", "off");

    ExportSettings {
        resource = Map.copyOf(resource);
    }

    /** Since when a counter counts. */
    enum Temporality {
        /** Since the start of the server. */
        CUMULATIVE,
        /** Since the last sending. */
        DELTA,
        /** Whichever of both needs less memory. */
        LOWMEMORY
    }

    /**
     * The settings from an environment; empty where nothing is to be sent.
     *
     * @throws UsageException if a value is wrong
     */
    static Optional<ExportSettings> of(Environment environment) {
        if (!isOn(environment, EXPORT)) {
            return Optional.empty();
        }
        OtlpVariables metrics = new OtlpVariables(environment, "METRICS");
        return Optional.of(new ExportSettings(
                ExportTarget.of(new OtlpVariables(environment, "TRACES"), "v1/traces"),
                ExportTarget.of(metrics, "v1/metrics"),
                temporality(metrics),
                Duration.ofMillis(OtlpVariables.millis(environment, INTERVAL).orElse(DEFAULT_INTERVAL_MILLIS)),
                resource(environment),
                isOn(environment, NAMES)));
    }

    private static boolean isOn(Environment environment, String name) {
        String value = environment.variable(name).orElse("0").strip().toLowerCase(Locale.ROOT);
        if (!ON.contains(value) && !OFF.contains(value)) {
            throw new UsageException(name + " is \"" + value + "\", but must be true or false.");
        }
        return ON.contains(value);
    }

    private static Temporality temporality(OtlpVariables variables) {
        OtlpVariables.Setting set = variables.own("TEMPORALITY_PREFERENCE").orElse(null);
        if (set == null) {
            return Temporality.CUMULATIVE;
        }
        return switch (set.value().toLowerCase(Locale.ROOT)) {
            case "cumulative" -> Temporality.CUMULATIVE;
            case "delta" -> Temporality.DELTA;
            case "lowmemory" -> Temporality.LOWMEMORY;
            default -> throw set.mustBe("cumulative, delta or lowmemory");
        };
    }

    private static Map<String, String> resource(Environment environment) {
        Map<String, String> attributes = environment
                .variable(RESOURCE)
                .map(text -> OtlpVariables.pairs(RESOURCE, text))
                .orElseGet(OtlpVariables::noPairs);
        environment.variable(SERVICE).ifPresent(name -> attributes.put("service.name", name.strip()));
        attributes.putIfAbsent("service.name", "tokenspeed");
        return attributes;
    }
}
