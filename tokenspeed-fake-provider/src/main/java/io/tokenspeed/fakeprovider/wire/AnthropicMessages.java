package io.tokenspeed.fakeprovider.wire;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Anthropic's messages, as in https://docs.anthropic.com/en/api/messages and .../build-with-claude/streaming. */
final class AnthropicMessages implements WireForm {
    private static final String SIGNATURE = "c2lnbmF0dXJl";

    @Override
    public String idPrefix() {
        return "msg_";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.event(event("message_start", "\"message\":{" + message(reply, "", null) + begun(reply) + "}"));
        stream.event(event("ping", ""));
        stream.opened();
        int block = 0;
        for (Run run : reply.runs()) {
            switch (run.kind()) {
                case REASONING -> reasoning(stream, run, block++);
                case TEXT -> text(stream, run, block++);
                case TOOL_CALL -> toolCall(stream, run, block++);
            }
        }
        stream.event(messageDelta(reply));
        stream.event(event("message_stop", ""));
        return stream.build();
    }

    private static String begun(FakeReply reply) {
        return reply.usage() == null ? "" : ",\"usage\":" + input(reply) + ",\"output_tokens\":1" + tier(reply) + "}";
    }

    private static void reasoning(StreamText.Builder stream, Run run, int block) {
        stream.event(start(block, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"));
        for (int i = 0; i < run.count(); i++) {
            stream.delta(
                    delta(block, "{\"type\":\"thinking_delta\",\"thinking\":" + WireText.quote(run.piece(i)) + "}"));
        }
        stream.event(delta(block, "{\"type\":\"signature_delta\",\"signature\":\"" + SIGNATURE + "\"}"));
        stream.event(stop(block));
    }

    private static void text(StreamText.Builder stream, Run run, int block) {
        stream.event(start(block, "{\"type\":\"text\",\"text\":\"\"}"));
        for (int i = 0; i < run.count(); i++) {
            stream.delta(delta(block, "{\"type\":\"text_delta\",\"text\":" + WireText.quote(run.piece(i)) + "}"));
        }
        stream.event(stop(block));
    }

    private static void toolCall(StreamText.Builder stream, Run run, int block) {
        stream.event(start(block, "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"search\",\"input\":{}}"));
        stream.event(delta(block, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"));
        for (int i = 0; i < run.count(); i++) {
            String piece = WireText.quote(run.piece(i));
            stream.delta(delta(block, "{\"type\":\"input_json_delta\",\"partial_json\":" + piece + "}"));
        }
        stream.event(stop(block));
    }

    private static String start(int block, String content) {
        return event("content_block_start", "\"index\":" + block + ",\"content_block\":" + content);
    }

    private static String delta(int block, String delta) {
        return event("content_block_delta", "\"index\":" + block + ",\"delta\":" + delta);
    }

    private static String stop(int block) {
        return event("content_block_stop", "\"index\":" + block);
    }

    private static String messageDelta(FakeReply reply) {
        String usage = reply.usage() == null ? "" : ",\"usage\":" + input(reply) + output(reply.usage()) + "}";
        return event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"" + stopReason(reply) + "\",\"stop_sequence\":null}" + usage);
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : ",") + fields
                + "}\n\n";
    }

    private static String message(FakeReply reply, String content, @Nullable String stopReason) {
        return "\"id\":" + WireText.quote(reply.id()) + ",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
                + reply.model() + ",\"content\":[" + content + "],\"stop_reason\":" + WireText.quote(stopReason)
                + ",\"stop_sequence\":null";
    }

    private static String stopReason(FakeReply reply) {
        String reason = reply.finish("end_turn", "tool_use");
        return reason.equals("length") ? "max_tokens" : reason;
    }

    /** Returns the beginning of a usage object, without the brace that closes it. */
    private static String input(FakeReply reply) {
        WireUsage usage = reply.usage();
        return usage == null
                ? "{"
                : "{\"input_tokens\":" + usage.uncached() + ",\"cache_creation_input_tokens\":" + usage.written()
                        + ",\"cache_read_input_tokens\":" + usage.cached();
    }

    private static String output(WireUsage usage) {
        return ",\"output_tokens\":" + usage.output()
                + (usage.reasoning() == null
                        ? ""
                        : ",\"output_tokens_details\":{\"thinking_tokens\":" + usage.reasoning() + "}");
    }

    /** The lifetimes of what was cached and the service tier, which only a whole message has. */
    private static String tier(FakeReply reply) {
        WireUsage usage = reply.usage();
        String cached = usage == null
                ? ""
                : ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":" + usage.written5m()
                        + ",\"ephemeral_1h_input_tokens\":" + usage.written1h() + "}";
        return cached + ",\"service_tier\":" + reply.tier();
    }

    @Override
    public String whole(FakeReply reply) {
        String usage =
                reply.usage() == null ? "" : ",\"usage\":" + input(reply) + output(reply.usage()) + tier(reply) + "}";
        String blocks = reply.runs().stream().map(AnthropicMessages::block).collect(Collectors.joining(","));
        return "{" + message(reply, blocks, stopReason(reply)) + usage + "}";
    }

    private static String block(Run run) {
        return switch (run.kind()) {
            case REASONING ->
                "{\"type\":\"thinking\",\"thinking\":" + WireText.quote(run.all()) + ",\"signature\":\"" + SIGNATURE
                        + "\"}";
            case TEXT -> "{\"type\":\"text\",\"text\":" + WireText.quote(run.all()) + "}";
            case TOOL_CALL ->
                "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"search\",\"input\":" + run.all() + "}";
        };
    }

    @Override
    public String error(int status) {
        return "{" + error(type(status)) + ",\"request_id\":\"req_1\"}";
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    private static String error(String type) {
        return "\"type\":\"error\",\"error\":{\"type\":\"" + type
                + "\",\"message\":\"The fake provider was told to fail.\"}";
    }

    @Override
    public String errorEvent(int status) {
        return "event: error\ndata: {" + error(type(status)) + "}\n\n";
    }

    @Override
    public String ping() {
        return event("ping", "");
    }
}
