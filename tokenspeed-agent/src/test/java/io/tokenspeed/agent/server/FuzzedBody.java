package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A body of two records of a tool, some of whose values are absurd. Each body tells of other requests than those before.
 *
 * @param absurd texts by the position of the attribute whose value they replace
 */
record FuzzedBody(Tool tool, boolean json, Map<Integer, String> absurd) {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final long NOON = 1_793_620_800_000L;

    /** Who sends it, and as what; the attributes alternate between names and values, of which {@code #} is unique. */
    enum Tool {
        CLAUDE(
                "claude-code",
                "claude_code.api_request",
                "session.id f-# request_id req_# model claude-opus-4-8 input_tokens 12 output_tokens 640"
                        + " cache_creation_tokens 50 cache_creation_1h_tokens 30 duration_ms 3000 ttft_ms 1000"
                        + " attempt 1 event.sequence 4"),
        CODEX(
                "codex_cli_rs",
                "codex.sse_event",
                "conversation.id t-# event.kind response.completed model gpt-5.5 input_token_count 9000"
                        + " cached_token_count 7000 output_token_count 101 reasoning_token_count 60"),
        GEMINI(
                "gemini-cli",
                "gemini_cli.api_response",
                "session.id g-# prompt_id p-# duration_ms 3000 input_token_count 1000 cached_content_token_count 400"
                        + " output_token_count 50 thoughts_token_count 30"),
        COPILOT(
                "github-copilot",
                "chat gpt-5.5",
                "gen_ai.operation.name chat gen_ai.conversation.id c-# gen_ai.response.id r-#"
                        + " gen_ai.usage.input_tokens 1000 gen_ai.usage.cache_read.input_tokens 700"
                        + " gen_ai.usage.output_tokens 101 gen_ai.usage.reasoning.output_tokens 40"
                        + " gen_ai.response.time_to_first_chunk 1.0"),
        OPENCODE(
                "opencode",
                "ai.streamText.doStream",
                "ai.telemetry.metadata.sessionId ses_# gen_ai.response.id o-# ai.usage.inputTokens 900"
                        + " ai.usage.cachedInputTokens 700 ai.usage.outputTokens 101"
                        + " ai.response.msToFirstChunk 1000.5 ai.response.msToFinish 3000"),
        METRICS("claude-code", "claude_code.token.usage", "session.id m-# model claude-opus-4-8 type input");

        private final String service;
        private final String name;
        private final String attributes;

        Tool(String service, String name, String attributes) {
            this.service = service;
            this.name = name;
            this.attributes = attributes;
        }

        private Map<String, Object> good(long number) {
            String[] words = attributes.replace("#", Long.toString(number)).split(" ", -1);
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < words.length; i += 2) {
                map.put(words[i], value(words[i + 1]));
            }
            return map;
        }

        private static Object value(String text) {
            return text.matches("\\d+") ? (Object) Long.parseLong(text) : text;
        }
    }

    String path() {
        return switch (tool) {
            case CLAUDE, CODEX, GEMINI -> "/v1/logs";
            case COPILOT, OPENCODE -> "/v1/traces";
            case METRICS -> "/v1/metrics";
        };
    }

    String type() {
        return json ? OtlpClient.JSON : OtlpClient.PROTOBUF;
    }

    boolean unchanged() {
        return absurd.keySet().stream()
                .noneMatch(position -> position < tool.good(0).size());
    }

    /** How many requests it tells of where nothing is absurd. */
    long requests() {
        return tool == Tool.METRICS ? 0 : 2;
    }

    byte[] bytes() throws IOException {
        if (!json) {
            return protobuf();
        }
        return switch (path()) {
            case "/v1/logs" -> bodies().jsonLogs();
            case "/v1/traces" -> bodies().jsonSpans();
            default -> jsonMetrics();
        };
    }

    byte[] protobuf() {
        return switch (path()) {
            case "/v1/logs" -> bodies().protobufLogs();
            case "/v1/traces" -> bodies().protobufSpans();
            default -> protobufMetrics();
        };
    }

    private OtlpBodies bodies() {
        OtlpBodies bodies = new OtlpBodies(tool.service);
        for (int i = 0; i < 2; i++) {
            long number = NUMBERS.incrementAndGet();
            long end = NOON + number * 1_000;
            if (path().equals("/v1/logs")) {
                bodies.log(tool.name, end, attributes(number));
            } else {
                bodies.span(tool.name, end - 3_000, end, attributes(number));
            }
        }
        return bodies;
    }

    private Map<String, Object> attributes(long number) {
        Map<String, Object> attributes = tool.good(number);
        List<String> names = new ArrayList<>(attributes.keySet());
        absurd.forEach((position, value) -> {
            if (position < names.size()) {
                attributes.put(names.get(position), value);
            }
        });
        return attributes;
    }

    private byte[] protobufMetrics() {
        Sum.Builder sum = Sum.newBuilder().setAggregationTemporalityValue(1);
        for (int i = 0; i < 2; i++) {
            sum.addDataPoints(NumberDataPoint.newBuilder()
                    .setStartTimeUnixNano(NOON * 1_000_000)
                    .setAsInt(7)
                    .addAllAttributes(OtlpBodies.attributes(attributes(NUMBERS.incrementAndGet()))));
        }
        Metric metric = Metric.newBuilder().setName(tool.name).setSum(sum).build();
        ResourceMetrics metrics = ResourceMetrics.newBuilder()
                .setResource(new OtlpBodies(tool.service).resource())
                .addScopeMetrics(ScopeMetrics.newBuilder().addMetrics(metric))
                .build();
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(metrics)
                .build()
                .toByteArray();
    }

    private byte[] jsonMetrics() throws IOException {
        List<Object> points = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            points.add(Map.of("asInt", "7", "attributes", OtlpBodies.json(attributes(NUMBERS.incrementAndGet()))));
        }
        Map<String, Object> metric =
                Map.of("name", tool.name, "sum", Map.of("aggregationTemporality", 1, "dataPoints", points));
        Map<String, Object> resource = Map.of("scopeMetrics", List.of(Map.of("metrics", List.of(metric))));
        return new ObjectMapper().writeValueAsBytes(Map.of("resourceMetrics", List.of(resource)));
    }
}
