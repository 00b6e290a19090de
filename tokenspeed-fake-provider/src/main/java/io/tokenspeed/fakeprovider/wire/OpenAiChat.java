package io.tokenspeed.fakeprovider.wire;

import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, as in https://platform.openai.com/docs/api-reference/chat. Visible reasoning comes as
 * {@code reasoning_content}, as DeepSeek, vLLM and others send it; OpenAI's own models never show theirs here.
 */
final class OpenAiChat implements WireForm {
    static final String DONE = "data: [DONE]\n\n";

    @Override
    public String idPrefix() {
        return "chatcmpl-";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.event(chunk(reply, "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", null));
        stream.opened();
        for (Run run : reply.runs()) {
            if (run.is(Run.Kind.TOOL_CALL)) {
                toolCall(stream, reply, run);
            } else {
                text(stream, reply, run);
            }
        }
        stream.event(chunk(reply, "{}", finish(reply)));
        if (reports(reply) && reply.usage() != null) {
            stream.event(event(head(reply) + ",\"choices\":[],\"usage\":" + usage(reply.usage()) + "}"));
        }
        stream.event(DONE);
        return stream.build();
    }

    @Override
    public boolean reports(FakeReply reply) {
        return reply.usage() != null && (reply.asked().usage() || !reply.asked().stream());
    }

    private static void text(StreamText.Builder stream, FakeReply reply, Run run) {
        String member = run.is(Run.Kind.TEXT) ? "{\"content\":" : "{\"reasoning_content\":";
        for (int i = 0; i < run.count(); i++) {
            stream.delta(chunk(reply, member + WireText.quote(run.piece(i)) + "}", null));
        }
    }

    private static void toolCall(StreamText.Builder stream, FakeReply reply, Run run) {
        stream.event(chunk(
                reply,
                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"search\",\"arguments\":\"\"}}]}",
                null));
        for (int i = 0; i < run.count(); i++) {
            String piece = WireText.quote(run.piece(i));
            stream.delta(
                    chunk(reply, "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + piece + "}}]}", null));
        }
    }

    private static String chunk(FakeReply reply, String delta, @Nullable String finish) {
        return event(
                head(reply) + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                        + WireText.quote(finish) + "}]" + (reply.asked().usage() ? ",\"usage\":null}" : "}"));
    }

    private static String head(FakeReply reply) {
        return "{\"id\":" + WireText.quote(reply.id())
                + ",\"object\":\"chat.completion.chunk\",\"created\":1796031000,\"model\":" + reply.model()
                + ",\"service_tier\":" + reply.tier();
    }

    static String event(String json) {
        return "data: " + json + "\n\n";
    }

    private static String finish(FakeReply reply) {
        return reply.finish("stop", "tool_calls");
    }

    @Override
    public String whole(FakeReply reply) {
        String reasoning = reply.has(Run.Kind.REASONING)
                ? ",\"reasoning_content\":" + WireText.quote(reply.all(Run.Kind.REASONING))
                : "";
        String call = reply.has(Run.Kind.TOOL_CALL)
                ? ",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search\",\"arguments\":"
                        + WireText.quote(reply.all(Run.Kind.TOOL_CALL)) + "}}]"
                : "";
        String content = reply.has(Run.Kind.TEXT) ? WireText.quote(reply.all(Run.Kind.TEXT)) : "null";
        return head(reply).replace("chat.completion.chunk", "chat.completion")
                + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + content
                + ",\"refusal\":null" + reasoning + call + "},\"logprobs\":null,\"finish_reason\":\"" + finish(reply)
                + "\"}]" + (reply.usage() == null ? "" : ",\"usage\":" + usage(reply.usage())) + "}";
    }

    static String usage(WireUsage usage) {
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
    public String errorEvent(int status) {
        return event(errorBody(status));
    }

    /** Returns an error body of OpenAI, as in https://platform.openai.com/docs/guides/error-codes. */
    static String errorBody(int status) {
        return "{\"error\":{\"message\":\"The fake provider was told to fail.\",\"type\":\"" + type(status)
                + "\",\"param\":null,\"code\":\"" + code(status) + "\"}}";
    }

    static String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            case 503, 529 -> "server_is_overloaded";
            default -> status >= 500 ? "server_error" : "invalid_value";
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 429 -> "requests";
            case 503, 529 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
