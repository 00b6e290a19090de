package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bodies of OTLP in both wire forms, with the same records. */
final class OtlpBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final List<Told> told = new ArrayList<>();

    /** A log record where both times are equal, else a span. */
    private record Told(String name, long startMillis, long endMillis, Map<String, Object> attributes) {
        long startNanos() {
            return startMillis * 1_000_000;
        }

        long endNanos() {
            return endMillis * 1_000_000;
        }
    }

    OtlpBodies(String service) {
        this.service = service;
    }

    OtlpBodies log(String event, long atMillis, Map<String, Object> attributes) {
        told.add(new Told(event, atMillis, atMillis, attributes));
        return this;
    }

    OtlpBodies span(String name, long startMillis, long endMillis, Map<String, Object> attributes) {
        told.add(new Told(name, startMillis, endMillis, attributes));
        return this;
    }

    byte[] protobufLogs() {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder();
        for (Told one : told) {
            scope.addLogRecords(LogRecord.newBuilder()
                    .setTimeUnixNano(one.endNanos())
                    .setBody(AnyValue.newBuilder().setStringValue(one.name))
                    .addAllAttributes(attributes(one.attributes)));
        }
        ResourceLogs logs = ResourceLogs.newBuilder()
                .setResource(resource())
                .addScopeLogs(scope)
                .build();
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(logs)
                .build()
                .toByteArray();
    }

    byte[] protobufSpans() {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        int number = 0;
        for (Told one : told) {
            scope.addSpans(Span.newBuilder()
                    .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(traceId())))
                    .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(spanId(number++))))
                    .setName(one.name)
                    .setStartTimeUnixNano(one.startNanos())
                    .setEndTimeUnixNano(one.endNanos())
                    .addAllAttributes(attributes(one.attributes)));
        }
        ResourceSpans spans = ResourceSpans.newBuilder()
                .setResource(resource())
                .addScopeSpans(scope)
                .build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(spans)
                .build()
                .toByteArray();
    }

    Resource resource() {
        return Resource.newBuilder()
                .addAllAttributes(attributes(Map.of("service.name", service)))
                .build();
    }

    static List<KeyValue> attributes(Map<String, Object> attributes) {
        List<KeyValue> list = new ArrayList<>();
        attributes.forEach((key, value) -> {
            AnyValue.Builder any = AnyValue.newBuilder();
            if (value instanceof Double real) {
                any.setDoubleValue(real);
            } else if (value instanceof Number number) {
                any.setIntValue(number.longValue());
            } else {
                any.setStringValue(value.toString());
            }
            list.add(KeyValue.newBuilder().setKey(key).setValue(any).build());
        });
        return list;
    }

    /** Another one for spans of another time. */
    private String traceId() {
        return HexFormat.of().toHexDigits(told.get(0).startMillis).repeat(2);
    }

    private static String spanId(int number) {
        return HexFormat.of().toHexDigits((long) number + 1);
    }

    /** With the resource behind the records, and 64-bit numbers as text. */
    byte[] jsonLogs() throws IOException {
        ArrayNode records = JSON.createArrayNode();
        for (Told one : told) {
            ObjectNode record = records.addObject();
            record.put("timeUnixNano", Long.toString(one.endNanos()));
            record.putObject("body").put("stringValue", one.name);
            record.set("attributes", json(one.attributes));
        }
        return json("resourceLogs", "scopeLogs", "logRecords", records);
    }

    byte[] jsonSpans() throws IOException {
        ArrayNode records = JSON.createArrayNode();
        int number = 0;
        for (Told one : told) {
            ObjectNode record = records.addObject();
            record.put("traceId", traceId());
            record.put("spanId", spanId(number++));
            record.put("name", one.name);
            record.put("startTimeUnixNano", one.startNanos());
            record.put("endTimeUnixNano", Long.toString(one.endNanos()));
            record.set("attributes", json(one.attributes));
        }
        return json("resourceSpans", "scopeSpans", "spans", records);
    }

    private byte[] json(String resources, String scopes, String name, ArrayNode records) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode resource = body.putArray(resources).addObject();
        resource.putArray(scopes).addObject().set(name, records);
        resource.putObject("resource").set("attributes", json(Map.of("service.name", service)));
        return JSON.writeValueAsBytes(body);
    }

    static ArrayNode json(Map<String, Object> attributes) {
        ArrayNode list = JSON.createArrayNode();
        attributes.forEach((key, value) -> {
            ObjectNode pair = list.addObject().put("key", key);
            ObjectNode any = pair.putObject("value");
            if (value instanceof Double real) {
                any.put("doubleValue", real);
            } else if (value instanceof Number number) {
                any.put("intValue", number.toString());
            } else {
                any.put("stringValue", value.toString());
            }
        });
        return list;
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
