package io.tokenspeed.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver of OpenTelemetry is sent over real HTTP, and what becomes of it where the receiver fails. */
class TelemetryExportTest {
    private FakeReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new FakeReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tell_exactRequest_isASpanWithTheNamesOfTheConventions() {
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), 0.25));
        }

        Span span = receiver.spans().get(0);
        assertThat(span.getName()).isEqualTo("chat claude-opus-4-8");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(span.getParentSpanId().isEmpty()).isTrue();
        assertThat(span.getStartTimeUnixNano()).isEqualTo((TestRequests.NOON.toEpochMilli() - 6_000) * 1_000_000);
        assertThat(span.getEndTimeUnixNano()).isEqualTo(TestRequests.NOON.toEpochMilli() * 1_000_000);
        assertThat(FakeReceiver.attributes(span.getAttributesList()))
                .containsOnly(
                        entry("gen_ai.operation.name", "chat"),
                        entry("gen_ai.provider.name", "aws.bedrock"),
                        entry("gen_ai.request.model", "claude-opus-4-8"),
                        entry("gen_ai.response.id", "msg_1"),
                        entry("gen_ai.response.time_to_first_chunk", 1.0),
                        entry("gen_ai.usage.input_tokens", 2_137L),
                        entry("gen_ai.usage.output_tokens", 501L),
                        entry("gen_ai.usage.cache_read.input_tokens", 2_000L),
                        entry("gen_ai.usage.cache_write.input_tokens", 37L),
                        entry("gen_ai.usage.reasoning.output_tokens", 400L),
                        entry("tokenspeed.tool", "claude"),
                        entry("tokenspeed.status", "ok"),
                        entry("tokenspeed.speed.basis", "exact_decode"),
                        entry("tokenspeed.decode_tps", 100.0),
                        entry("tokenspeed.cost_usd", 0.25));
        assertThat(receiver.resource())
                .contains(entry("service.name", "tokenspeed"), entry("service.version", "1.2.3"));
    }

    @Test
    void tell_names_areSentOnlyWhereAskedFor() {
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));
        }
        String without = receiver.spans().toString();
        try (TelemetryExport export = start("TS_OTEL_EXPORT_NAMES", "1")) {
            export.tell(SentRequests.recorded(SentRequests.exact("b").build(), null));
        }

        assertThat(without).doesNotContain("shop", "session-1");
        assertThat(FakeReceiver.attributes(receiver.spans().get(1).getAttributesList()))
                .contains(entry("tokenspeed.project", "/home/ada/shop"), entry("gen_ai.conversation.id", "session-1"));
    }

    @Test
    void tell_labelsOfARequest_areNeverSent() {
        RequestLabels labels = new RequestLabels(
                "canary-user", "canary-space", Map.of("note", "canary-tag"), "embeddings", null, null);
        try (TelemetryExport export = start("TS_OTEL_EXPORT_NAMES", "1")) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build().with(null, labels), null));
        }

        assertThat(receiver.spans().get(0).getName()).isEqualTo("embeddings claude-opus-4-8");
        assertThat(receiver.spans().toString() + receiver.metrics()).doesNotContain("canary");
    }

    @Test
    void tell_requestFromALog_hasNoExactTimes() {
        Request request = TestRequests.claude("a")
                .tokens(SentRequests.TOKENS)
                .speed(SpeedBasis.E2E_APPROX, 2_000L)
                .build();
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(request, null));
        }

        assertThat(FakeReceiver.attributes(receiver.spans().get(0).getAttributesList()))
                .contains(entry("tokenspeed.speed.basis", "e2e_approx"))
                .doesNotContainKeys(
                        "gen_ai.response.time_to_first_chunk", "tokenspeed.decode_tps", "tokenspeed.cost_usd");
        assertThat(receiver.metrics()).doesNotContainKey("gen_ai.client.inference.duration");
    }

    @Test
    void tell_measuredRequest_hasTheMeasuredTimes() {
        Measured measured = new Measured(
                MeasuredBy.RECORDER,
                TestRequests.NOON.toEpochMilli(),
                new StreamTimes(null, 250_000L, null, 1_250_000L, 1_500_000),
                new StreamChunks(10, 10, null, null),
                "claude-opus-4-8-20260901");
        Request request = TestRequests.recorded("a").build().with(measured, RequestLabels.NONE);
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(request, null));
        }

        assertThat(FakeReceiver.attributes(receiver.spans().get(0).getAttributesList()))
                .contains(
                        entry("gen_ai.response.time_to_first_chunk", 0.25),
                        entry("gen_ai.response.model", "claude-opus-4-8-20260901"));
        assertThat(histogram("gen_ai.client.inference.duration").getSum()).isEqualTo(1.5);
        assertThat(histogram("gen_ai.client.inference.time_to_first_chunk").getSum())
                .isEqualTo(0.25);
    }

    @Test
    void tell_failedAttempt_isAnErrorAndNoRequest() {
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(
                    TestRequests.claude("a")
                            .failed(ErrorKind.RATE_LIMITED)
                            .tokens(TokenCounts.NONE)
                            .build(),
                    null));
        }

        Span span = receiver.spans().get(0);
        assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(FakeReceiver.attributes(span.getAttributesList()))
                .contains(entry("error.type", "rate_limited"), entry("tokenspeed.status", "failed"))
                .doesNotContainKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
        assertThat(receiver.metrics()).doesNotContainKey("tokenspeed.requests");
    }

    @Test
    void tell_twoRequests_areAddedUp() {
        try (TelemetryExport export = start()) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), 0.25));
            export.tell(SentRequests.recorded(SentRequests.exact("b").build(), 0.5));
        }

        assertThat(points("tokenspeed.requests").get(0).getAsInt()).isEqualTo(2);
        assertThat(metric("tokenspeed.requests").getUnit()).isEqualTo("{request}");
        assertThat(points("tokenspeed.cost").get(0).getAsDouble()).isEqualTo(0.75);
        Map<Object, Long> types = new HashMap<>();
        points("tokenspeed.tokens")
                .forEach(point -> types.put(
                        FakeReceiver.attributes(point.getAttributesList()).get("gen_ai.token.type"), point.getAsInt()));
        assertThat(types)
                .containsOnly(
                        entry("input", 200L),
                        entry("cache_read", 4_000L),
                        entry("cache_write", 74L),
                        entry("output", 1_002L));
        assertThat(histogram("gen_ai.client.inference.duration").getCount()).isEqualTo(2);
    }

    @Test
    void start_headersAndCompression_areUsed() {
        try (TelemetryExport export =
                start("OTEL_EXPORTER_OTLP_HEADERS", "api-key=k%201", "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));
        }

        assertThat(receiver.spans()).hasSize(1);
        assertThat(receiver.headers()).contains("api-key: k 1", "content-encoding: gzip");
    }

    private TelemetryExport start(String... variables) {
        return SentRequests.start(receiver, variables);
    }

    private HistogramDataPoint histogram(String name) {
        return metric(name).getHistogram().getDataPoints(0);
    }

    private List<NumberDataPoint> points(String name) {
        Metric metric = metric(name);
        assertThat(metric.getSum().getIsMonotonic()).isTrue();
        return metric.getSum().getDataPointsList();
    }

    private Metric metric(String name) {
        return Objects.requireNonNull(receiver.metrics().get(name), name);
    }
}
