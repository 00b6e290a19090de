package io.tokenspeed.fakeprovider;

import org.jspecify.annotations.Nullable;

/** Anthropic's messages, as in https://docs.anthropic.com/en/api/messages and .../build-with-claude/streaming. */
final class AnthropicMessages implements WireForm {
    private static final String SIGNATURE = "c2lnbmF0dXJl";

    @Override
    public String idPrefix() {
        return "msg_";
    }

    @Override
    public StreamText stream(Reply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        String usage =
                reply.usage() == null ? "" : ",\"usage\":" + input(reply) + ",\"output_tokens\":1" + tier(reply) + "}";
        stream.event(event("message_start", "\"message\":{" + message(reply, "", null) + usage + "}"));
        stream.event(event("ping", ""));
        stream.opened();
        int block = 0;
        if (reply.reasoning() > 0) {
            reasoning(stream, reply, block++);
        }
        if (reply.text() > 0) {
            stream.event(start(block, "{\"type\":\"text\",\"text\":\"\"}"));
            for (int i = 0; i < reply.text(); i++) {
                stream.delta(delta(block, "{\"type\":\"text_delta\",\"text\":" + Text.quote(Text.word(i)) + "}"));
            }
            stream.event(stop(block++));
        }
        if (reply.toolCall() > 0) {
            toolCall(stream, reply, block);
        }
        stream.event(messageDelta(reply));
        stream.event(event("message_stop", ""));
        return stream.build();
    }

    private static void reasoning(StreamText.Builder stream, Reply reply, int block) {
        stream.event(start(block, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"));
        for (int i = 0; i < reply.reasoning(); i++) {
            stream.delta(delta(block, "{\"type\":\"thinking_delta\",\"thinking\":" + Text.quote(Text.word(i)) + "}"));
        }
        stream.event(delta(block, "{\"type\":\"signature_delta\",\"signature\":\"" + SIGNATURE + "\"}"));
        stream.event(stop(block));
    }

    private static void toolCall(StreamText.Builder stream, Reply reply, int block) {
        int count = reply.toolCall();
        stream.event(start(block, "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"search\",\"input\":{}}"));
        stream.event(delta(block, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"));
        for (int i = 0; i < count; i++) {
            String piece = Text.quote(Text.argument(i, count));
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

    private static String messageDelta(Reply reply) {
        String usage = reply.usage() == null ? "" : ",\"usage\":" + input(reply) + output(reply.usage()) + "}";
        return event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"" + stopReason(reply) + "\",\"stop_sequence\":null}" + usage);
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : ",") + fields
                + "}\n\n";
    }

    private static String message(Reply reply, String content, @Nullable String stopReason) {
        return "\"id\":" + Text.quote(reply.id()) + ",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
                + reply.model() + ",\"content\":[" + content + "],\"stop_reason\":" + Text.quote(stopReason)
                + ",\"stop_sequence\":null";
    }

    private static String stopReason(Reply reply) {
        return reply.toolCall() > 0 ? "tool_use" : "end_turn";
    }

    /** Returns the beginning of a usage object, without the brace that closes it. */
    private static String input(Reply reply) {
        ReportedUsage usage = reply.usage();
        return usage == null
                ? "{"
                : "{\"input_tokens\":" + usage.uncached() + ",\"cache_creation_input_tokens\":" + usage.written()
                        + ",\"cache_read_input_tokens\":" + usage.cached();
    }

    private static String output(ReportedUsage usage) {
        return ",\"output_tokens\":" + usage.output()
                + (usage.reasoning() == null
                        ? ""
                        : ",\"output_tokens_details\":{\"thinking_tokens\":" + usage.reasoning() + "}");
    }

    /** The lifetimes of what was cached and the service tier, which only a whole message has. */
    private static String tier(Reply reply) {
        ReportedUsage usage = reply.usage();
        String cached = usage == null
                ? ""
                : ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":" + usage.written5m()
                        + ",\"ephemeral_1h_input_tokens\":" + usage.written1h() + "}";
        return cached + ",\"service_tier\":" + reply.tier();
    }

    @Override
    public String whole(Reply reply) {
        StringBuilder content = new StringBuilder();
        if (reply.reasoning() > 0) {
            content.append(",{\"type\":\"thinking\",\"thinking\":")
                    .append(Text.quote(Text.words(reply.reasoning())))
                    .append(",\"signature\":\"" + SIGNATURE + "\"}");
        }
        if (reply.text() > 0) {
            content.append(",{\"type\":\"text\",\"text\":")
                    .append(Text.quote(Text.words(reply.text())))
                    .append("}");
        }
        if (reply.toolCall() > 0) {
            content.append(",{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"search\",\"input\":")
                    .append(Text.arguments(reply.toolCall()))
                    .append("}");
        }
        String usage =
                reply.usage() == null ? "" : ",\"usage\":" + input(reply) + output(reply.usage()) + tier(reply) + "}";
        String blocks = content.isEmpty() ? "" : content.substring(1);
        return "{" + message(reply, blocks, stopReason(reply)) + usage + "}";
    }

    @Override
    public String error(int status) {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
        return "{" + error(type) + ",\"request_id\":\"req_1\"}";
    }

    private static String error(String type) {
        return "\"type\":\"error\",\"error\":{\"type\":\"" + type
                + "\",\"message\":\"The fake provider was told to fail.\"}";
    }

    @Override
    public String errorEvent() {
        return "event: error\ndata: {" + error("overloaded_error") + "}\n\n";
    }
}
