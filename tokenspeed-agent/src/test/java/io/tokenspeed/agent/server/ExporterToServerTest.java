package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exporters of OpenTelemetry's own SDK send to the local server. */
class ExporterToServerTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @TempDir
    private static Path home;

    private static TestServer server;
    private static OtlpClient client;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(home, "TS_OTLP", "1");
        client = new OtlpClient(server, home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Resource service(String name) {
        return Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), name));
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static SqliteLocalStorage storage() {
        return SqliteLocalStorage.open(TestServer.database(home), PriceBook::bundled);
    }

    private static List<Request> stored(String tool) {
        List<Request> requests = new ArrayList<>();
        try (SqliteLocalStorage storage = storage()) {
            storage.requests().forEach(UsageFilter.all(ZoneOffset.UTC), row -> requests.add(row.request()));
        }
        return requests.stream().filter(request -> request.tool().equals(tool)).toList();
    }

    @Test
    void spanExporter_compressed_isCounted() throws Exception {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(at("/v1/traces"))
                .addHeader("X-TS-Token", client.token())
                .setCompression("gzip")
                .build();
        try (SdkTracerProvider tracers = SdkTracerProvider.builder()
                .setResource(service("my-app"))
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            tracers.get("t")
                    .spanBuilder("chat gpt-5.5")
                    .setSpanKind(SpanKind.CLIENT)
                    .setStartTimestamp(NOON.minusSeconds(3))
                    .setAttribute("gen_ai.operation.name", "chat")
                    .setAttribute("gen_ai.usage.input_tokens", 100)
                    .setAttribute("gen_ai.usage.output_tokens", 61)
                    .setAttribute("gen_ai.response.time_to_first_chunk", 1.0)
                    .startSpan()
                    .end(NOON);
            assertThat(tracers.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        assertThat(stored("my-app"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 60, 2_000)));
    }

    @Test
    void logExporter_ofClaudesEvents_isCounted() throws Exception {
        OtlpHttpLogRecordExporter exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(at("/v1/logs"))
                .addHeader("Authorization", "Bearer " + client.token())
                .build();
        try (SdkLoggerProvider loggers = SdkLoggerProvider.builder()
                .setResource(service("claude-code"))
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            loggers.get("l")
                    .logRecordBuilder()
                    .setTimestamp(NOON)
                    .setBody("claude_code.api_request")
                    .setAttribute(AttributeKey.stringKey("session.id"), "s")
                    .setAttribute(AttributeKey.stringKey("request_id"), "req_1")
                    .setAttribute(AttributeKey.longKey("input_tokens"), 12L)
                    .setAttribute(AttributeKey.longKey("output_tokens"), 640L)
                    .emit();
            assertThat(loggers.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        assertThat(stored("claude"))
                .singleElement()
                .satisfies(request -> assertThat(request.tokens().output()).isEqualTo(640));
    }

    @Test
    void metricExporter_isKeptAsASumAndNotCounted() throws Exception {
        for (AggregationTemporalitySelector temporality : List.of(
                AggregationTemporalitySelector.deltaPreferred(), AggregationTemporalitySelector.alwaysCumulative())) {
            sendMetrics(temporality);
        }

        try (SqliteLocalStorage storage = storage()) {
            List<MetricTotal> sums = storage.telemetry().sums("gemini");
            assertThat(sums).singleElement().satisfies(sum -> {
                assertThat(sum.of().type()).isEqualTo("input");
                assertThat(sum.of().model()).isEqualTo("gemini-3-pro");
                assertThat(sum.value()).isEqualTo(24.0);
            });
        }
        assertThat(stored("gemini")).isEmpty();
    }

    /** Adds seven and five, and sends what there is after each. */
    private static void sendMetrics(AggregationTemporalitySelector temporality) {
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(at("/v1/metrics"))
                .addHeader("X-TS-Token", client.token())
                .setAggregationTemporalitySelector(temporality)
                .build();
        PeriodicMetricReader reader = PeriodicMetricReader.builder(exporter)
                .setInterval(Duration.ofHours(1))
                .build();
        try (SdkMeterProvider meters = SdkMeterProvider.builder()
                .setResource(service("gemini-cli"))
                .registerMetricReader(reader)
                .build()) {
            for (long tokens : new long[] {7, 5}) {
                meters.get("m")
                        .counterBuilder("gemini_cli.token.usage")
                        .build()
                        .add(
                                tokens,
                                Attributes.of(
                                        AttributeKey.stringKey("type"), "input",
                                        AttributeKey.stringKey("model"), "gemini-3-pro"));
                assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                        .isTrue();
            }
        }
    }
}
