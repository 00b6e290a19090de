package io.tokenspeed.fakeprovider;

import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, as in https://platform.openai.com/docs/api-reference/chat. Visible reasoning comes as
 * {@code reasoning_content}, as DeepSeek, vLLM and others send it; OpenAI's own models never show theirs here.
 */
final class OpenAiChat implements WireForm {
    @Override
    public String idPrefix() {
        return "chatcmpl-";
    }

    @Override
    public StreamText stream(Reply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.event(chunk(reply, "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", null));
        stream.opened();
        for (int i = 0; i < reply.reasoning(); i++) {
            stream.delta(chunk(reply, "{\"reasoning_content\":" + Text.quote(Text.word(i)) + "}", null));
        }
        for (int i = 0; i < reply.text(); i++) {
            stream.delta(chunk(reply, "{\"content\":" + Text.quote(Text.word(i)) + "}", null));
        }
        toolCall(stream, reply);
        stream.event(chunk(reply, "{}", finish(reply)));
        if (reply.asked().usage() && reply.usage() != null) {
            stream.event(event(head(reply) + ",\"choices\":[],\"usage\":" + usage(reply.usage()) + "}"));
        }
        stream.event("data: [DONE]\n\n");
        return stream.build();
    }

    private static void toolCall(StreamText.Builder stream, Reply reply) {
        int count = reply.toolCall();
        if (count > 0) {
            stream.event(chunk(
                    reply,
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                            + "\"function\":{\"name\":\"search\",\"arguments\":\"\"}}]}",
                    null));
        }
        for (int i = 0; i < count; i++) {
            String piece = Text.quote(Text.argument(i, count));
            stream.delta(
                    chunk(reply, "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + piece + "}}]}", null));
        }
    }

    private static String chunk(Reply reply, String delta, @Nullable String finish) {
        return event(
                head(reply) + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                        + Text.quote(finish) + "}]" + (reply.asked().usage() ? ",\"usage\":null}" : "}"));
    }

    private static String head(Reply reply) {
        return "{\"id\":" + Text.quote(reply.id())
                + ",\"object\":\"chat.completion.chunk\",\"created\":1796031000,\"model\":" + reply.model()
                + ",\"service_tier\":" + reply.tier();
    }

    private static String event(String json) {
        return "data: " + json + "\n\n";
    }

    private static String finish(Reply reply) {
        return reply.toolCall() > 0 ? "tool_calls" : "stop";
    }

    @Override
    public String whole(Reply reply) {
        String reasoning =
                reply.reasoning() > 0 ? ",\"reasoning_content\":" + Text.quote(Text.words(reply.reasoning())) : "";
        String call = reply.toolCall() > 0
                ? ",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search\",\"arguments\":"
                        + Text.quote(Text.arguments(reply.toolCall())) + "}}]"
                : "";
        String content = reply.text() > 0 ? Text.quote(Text.words(reply.text())) : "null";
        return head(reply).replace("chat.completion.chunk", "chat.completion")
                + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + content
                + ",\"refusal\":null" + reasoning + call + "},\"logprobs\":null,\"finish_reason\":\"" + finish(reply)
                + "\"}]" + (reply.usage() == null ? "" : ",\"usage\":" + usage(reply.usage())) + "}";
    }

    private static String usage(ReportedUsage usage) {
        String reasoning = usage.reasoning() == null
                ? ""
                : ",\"completion_tokens_details\":{\"reasoning_tokens\":" + usage.reasoning() + "}";
        return "{\"prompt_tokens\":" + usage.prompt() + ",\"completion_tokens\":" + usage.output()
                + ",\"total_tokens\":"
                + (usage.prompt() + usage.output()) + ",\"prompt_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + ",\"cache_write_tokens\":" + usage.written() + "}" + reasoning + "}";
    }

    @Override
    public String error(int status) {
        return errorBody(status);
    }

    @Override
    public String errorEvent() {
        return event(errorBody(503));
    }

    /** Returns an error body of OpenAI, as in https://platform.openai.com/docs/guides/error-codes. */
    static String errorBody(int status) {
        return "{\"error\":{\"message\":\"The fake provider was told to fail.\",\"type\":\"" + type(status)
                + "\",\"param\":null,\"code\":\"" + code(status) + "\"}}";
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            case 503 -> "server_is_overloaded";
            default -> status >= 500 ? "server_error" : "invalid_value";
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 429 -> "requests";
            case 503 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
