package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text that a person or a model wrote is kept, logged or answered, wherever a tool puts it. */
class TelemetryPrivacyTest {
    private static final String CANARY = "canary-5f2d-write-a-poem";
    private static final long NOON_NANOS = 1_793_620_800_000_000_000L;
    private static final List<String> WITH_CONTENT = List.of(
            "prompt",
            "user.email",
            "user.account_uuid",
            "user.id",
            "organization.id",
            "body",
            "error",
            "error.message",
            "gen_ai.input.messages",
            "gen_ai.output.messages",
            "gen_ai.system_instructions",
            "gen_ai.tool.definitions",
            "gen_ai.prompt",
            "gen_ai.completion",
            "ai.prompt",
            "ai.prompt.messages",
            "ai.response.text",
            "ai.response.toolCalls",
            "tool_parameters",
            "exception.message",
            "exception.stacktrace");

    @TempDir
    private Path home;

    private static KeyValue pair(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    /** The canary under every name that may hold content, in every kind of value. */
    private static List<KeyValue> content() {
        List<KeyValue> content = new ArrayList<>();
        AnyValue text = AnyValue.newBuilder().setStringValue(CANARY).build();
        List<AnyValue> values = List.of(
                text,
                AnyValue.newBuilder()
                        .setBytesValue(ByteString.copyFromUtf8(CANARY))
                        .build(),
                AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder().addValues(text))
                        .build(),
                AnyValue.newBuilder()
                        .setKvlistValue(KeyValueList.newBuilder().addValues(pair(CANARY, CANARY)))
                        .build());
        WITH_CONTENT.forEach(name -> values.forEach(value ->
                content.add(KeyValue.newBuilder().setKey(name).setValue(value).build())));
        content.add(pair(CANARY, CANARY));
        return content;
    }

    private static byte[] spans() {
        Span span = Span.newBuilder()
                .setTraceId(ByteString.copyFrom(new byte[16]))
                .setSpanId(ByteString.copyFrom(new byte[8]))
                .setName("chat " + CANARY)
                .setTraceState(CANARY)
                .setStartTimeUnixNano(NOON_NANOS - 3_000_000_000L)
                .setEndTimeUnixNano(NOON_NANOS)
                .addAttributes(pair("gen_ai.operation.name", "chat"))
                .addAttributes(pair("gen_ai.usage.input_tokens", "10"))
                .addAttributes(pair("gen_ai.usage.output_tokens", "20"))
                .addAttributes(pair("error.type", CANARY))
                .addAllAttributes(content())
                .addEvents(Span.Event.newBuilder().setName(CANARY).addAllAttributes(content()))
                .addLinks(Span.Link.newBuilder().addAllAttributes(content()))
                .setStatus(Status.newBuilder().setCodeValue(2).setMessage(CANARY))
                .build();
        ResourceSpans resource = ResourceSpans.newBuilder()
                .setResource(resource())
                .setSchemaUrl(CANARY)
                .addScopeSpans(ScopeSpans.newBuilder().setScope(scope()).addSpans(span))
                .build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(resource)
                .build()
                .toByteArray();
    }

    private static Resource resource() {
        return Resource.newBuilder()
                .addAttributes(pair("service.name", "copilot-chat"))
                .addAllAttributes(content())
                .build();
    }

    private static InstrumentationScope scope() {
        return InstrumentationScope.newBuilder()
                .setName(CANARY)
                .addAllAttributes(content())
                .build();
    }

    private static byte[] logs() {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder().setScope(scope());
        scope.addLogRecords(log("claude_code.api_request").addAttributes(pair("input_tokens", "10")));
        scope.addLogRecords(log("claude_code.api_request").addAttributes(pair("input_tokens", CANARY)));
        scope.addLogRecords(log("claude_code.user_prompt"));
        scope.addLogRecords(log(CANARY));
        scope.addLogRecords(log("codex.sse_event").addAttributes(pair("event.kind", CANARY)));
        ResourceLogs resource = ResourceLogs.newBuilder()
                .setResource(resource())
                .addScopeLogs(scope)
                .build();
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(resource)
                .build()
                .toByteArray();
    }

    private static LogRecord.Builder log(String event) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(NOON_NANOS)
                .setSeverityText(CANARY)
                .setBody(AnyValue.newBuilder().setStringValue(CANARY))
                .addAttributes(pair("event.name", event))
                .addAttributes(pair("request_id", "req_1"))
                .addAllAttributes(content());
    }

    @Test
    void content_isFoundNowhere() throws Exception {
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        List<String> answers = new ArrayList<>();
        Handler handler = new LoggedText(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1")) {
            OtlpClient client = new OtlpClient(server, home);
            answers.add(text(client.post("/v1/traces", OtlpClient.PROTOBUF, spans())));
            answers.add(text(client.post("/v1/logs", OtlpClient.PROTOBUF, logs())));
            answers.add(text(client.post("/v1/logs", OtlpClient.JSON, OtlpBodies.text("{\"x\":\"" + CANARY + "\""))));
            answers.add(text(client.post("/v1/logs", OtlpClient.JSON, json())));
            answers.add(server.get("/api/history").body());
            assertThat(server.json("/api/stats").path("totals").path("requests").asLong())
                    .isPositive();
        } finally {
            root.removeHandler(handler);
        }

        assertThat(answers).noneMatch(answer -> answer.contains(CANARY));
        assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain(CANARY);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY);
            }
        }
    }

    private static byte[] json() throws IOException {
        return new OtlpBodies("claude-code")
                .log(
                        CANARY,
                        NOON_NANOS / 1_000_000,
                        Map.of("event.name", "api_request", "request_id", "req_2", "input_tokens", 5, "prompt", CANARY))
                .jsonLogs();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static final class LoggedText extends Handler {
        private final ByteArrayOutputStream bytes;

        LoggedText(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(java.util.logging.LogRecord record) {
            bytes.writeBytes((record.getMessage() + " " + record.getThrown()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
