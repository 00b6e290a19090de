package io.tokenspeed.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportSettingsTest {
    private static final String OTLP = "OTEL_EXPORTER_OTLP_";

    @Test
    void of_switchNotSet_isOffWhateverElseIsSet() {
        Environment environment = environment(Map.of(OTLP + "ENDPOINT", "http://collector:4318"));

        assertThat(ExportSettings.of(environment)).isEmpty();
    }

    @Test
    void of_switchAlone_hasTheDefaultsOfTheSpecification() {
        ExportSettings settings = on(Map.of());

        assertThat(settings.traces().endpoint()).isEqualTo(URI.create("http://localhost:4318/v1/traces"));
        assertThat(settings.metrics().endpoint()).isEqualTo(URI.create("http://localhost:4318/v1/metrics"));
        assertThat(settings.traces().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.traces().gzip()).isFalse();
        assertThat(settings.temporality()).isEqualTo(ExportSettings.Temporality.CUMULATIVE);
        assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.resource()).containsExactly(Map.entry("service.name", "tokenspeed"));
        assertThat(settings.names()).isFalse();
    }

    @Test
    void of_variableOfASignal_winsAndItsAddressIsTakenAsItIs() {
        ExportSettings settings = on(Map.of(
                OTLP + "ENDPOINT", "https://all.example/otlp/",
                OTLP + "TRACES_ENDPOINT", "https://traces.example/here",
                OTLP + "HEADERS", "api-key=all, other=a%2Cb+c",
                OTLP + "METRICS_HEADERS", "api-key=metrics",
                OTLP + "TIMEOUT", "500",
                OTLP + "METRICS_COMPRESSION", "gzip"));

        assertThat(settings.traces().endpoint()).isEqualTo(URI.create("https://traces.example/here"));
        assertThat(settings.metrics().endpoint()).isEqualTo(URI.create("https://all.example/otlp/v1/metrics"));
        assertThat(settings.traces().headers()).containsOnly(Map.entry("api-key", "all"), Map.entry("other", "a,b+c"));
        assertThat(settings.metrics().headers()).containsOnly(Map.entry("api-key", "metrics"));
        assertThat(settings.metrics().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.metrics().gzip()).isTrue();
        assertThat(settings.traces().gzip()).isFalse();
    }

    @Test
    void of_resource_holdsTheNameOfTheService() {
        ExportSettings settings = on(Map.of(
                "OTEL_RESOURCE_ATTRIBUTES", "service.name=other,deployment.environment=home",
                "OTEL_SERVICE_NAME", "my-laptop"));

        assertThat(settings.resource())
                .containsOnly(Map.entry("service.name", "my-laptop"), Map.entry("deployment.environment", "home"));
    }

    @ParameterizedTest
    @CsvSource({
        "TS_OTEL_EXPORT_NAMES,maybe,true or false",
        "OTEL_EXPORTER_OTLP_PROTOCOL,grpc,http/protobuf",
        "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL,http/json,http/protobuf",
        "OTEL_EXPORTER_OTLP_COMPRESSION,zstd,gzip or none",
        "OTEL_EXPORTER_OTLP_TIMEOUT,soon,milliseconds",
        "OTEL_EXPORTER_OTLP_CERTIFICATE,/no/such/file,can be read",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE,sometimes,'cumulative, delta or lowmemory'",
        "OTEL_METRIC_EXPORT_INTERVAL,0,milliseconds"
    })
    void of_wrongValue_isNamedWithWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> on(Map.of(name, value)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("\"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEADERS", "ENDPOINT", "TRACES_ENDPOINT"})
    void of_wrongValueThatMayBeSecret_isNotQuoted(String name) {
        assertThatThrownBy(() -> on(Map.of(OTLP + name, "=s3cret")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(OTLP + name + " must")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void of_oneKeyOfTwo_isRefused(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), "key");

        assertThatThrownBy(() -> on(Map.of(OTLP + "CLIENT_KEY", key.toString())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CLIENT_CERTIFICATE");
    }

    @Test
    void toString_ofATarget_hasNoHeaders() {
        assertThat(on(Map.of(OTLP + "HEADERS", "api-key=s3cret")).toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3456", "http://127.0.0.1:3456", "http://[::1]:3456", "http://0.0.0.0:3456"})
    void refuseOwn_ownPortOfThisMachine_isRefused(String endpoint) {
        ExportTarget target = on(Map.of(OTLP + "ENDPOINT", endpoint)).traces();

        assertThatThrownBy(() -> target.refuseOwn(3456))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("port 3456")
                .hasMessageContaining(OTLP + "ENDPOINT");
        target.refuseOwn(3457);
    }

    private static ExportSettings on(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("TS_OTEL_EXPORT", "1");
        return ExportSettings.of(environment(all)).orElseThrow();
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(variables, Path.of("/home/ada"), Path.of("/home/ada"));
    }
}
