package io.tokenspeed.fakeprovider.wire;

import java.util.List;

/**
 * OpenAI's responses, as in https://platform.openai.com/docs/api-reference/responses-streaming. Visible reasoning comes
 * as its summary.
 */
final class OpenAiResponses implements WireForm {
    @Override
    public String idPrefix() {
        return "resp_";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        return new ResponseEvents(reply).write();
    }

    /** Returns the response object in one of its states. */
    static String response(FakeReply reply, String status, List<String> output) {
        WireUsage usage = status.equals("in_progress") ? null : reply.usage();
        return "{\"id\":" + WireText.quote(reply.id())
                + ",\"object\":\"response\",\"created_at\":1796031000,\"status\":\""
                + status
                + "\",\"background\":false,\"error\":null,\"incomplete_details\":null,\"instructions\":null,\"max_output_tokens\":null,\"model\":"
                + reply.model() + ",\"output\":[" + String.join(",", output)
                + "],\"parallel_tool_calls\":true,\"previous_response_id\":null,"
                + "\"reasoning\":{\"effort\":null,\"summary\":null},\"service_tier\":" + reply.tier()
                + ",\"store\":false,\"temperature\":1.0,\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"auto\","
                + "\"tools\":[],\"top_p\":1.0,\"truncation\":\"disabled\",\"usage\":"
                + (usage == null ? "null" : usage(usage)) + ",\"user\":null,\"metadata\":{}}";
    }

    /** Returns the state of a response that has ended. */
    static String ended(FakeReply reply) {
        return reply.finish("completed", "completed").equals("completed") ? "completed" : "incomplete";
    }

    private static String usage(WireUsage usage) {
        String reasoning = usage.reasoning() == null
                ? ""
                : ",\"output_tokens_details\":{\"reasoning_tokens\":" + usage.reasoning() + "}";
        return "{\"input_tokens\":" + usage.prompt() + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + ",\"cache_write_tokens\":" + usage.written() + "},\"output_tokens\":" + usage.output() + reasoning
                + ",\"total_tokens\":" + (usage.prompt() + usage.output()) + "}";
    }

    static List<String> output(FakeReply reply) {
        return reply.runs().stream().map(OpenAiResponses::item).toList();
    }

    private static String item(Run run) {
        return switch (run.kind()) {
            case REASONING -> reasoning(run.all());
            case TEXT -> message(run.all());
            case TOOL_CALL -> call("completed", run.all());
        };
    }

    static String reasoning(String text) {
        return "{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[" + (text.isEmpty() ? "" : summary(text)) + "]}";
    }

    static String summary(String text) {
        return "{\"type\":\"summary_text\",\"text\":" + WireText.quote(text) + "}";
    }

    static String message(String text) {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"" + (text.isEmpty() ? "in_progress" : "completed")
                + "\",\"role\":\"assistant\",\"content\":[" + (text.isEmpty() ? "" : part(text)) + "]}";
    }

    static String part(String text) {
        return "{\"type\":\"output_text\",\"text\":" + WireText.quote(text) + ",\"annotations\":[],\"logprobs\":[]}";
    }

    static String call(String status, String arguments) {
        return "{\"id\":\"fc_1\",\"type\":\"function_call\",\"status\":\"" + status + "\",\"arguments\":"
                + WireText.quote(arguments) + ",\"call_id\":\"call_1\",\"name\":\"search\"}";
    }

    @Override
    public String whole(FakeReply reply) {
        return response(reply, ended(reply), output(reply));
    }

    @Override
    public String error(int status) {
        return OpenAiChat.errorBody(status);
    }

    @Override
    public String errorEvent(int status) {
        return "event: error\ndata: {\"type\":\"error\",\"sequence_number\":999,\"code\":\""
                + (status >= 500 ? "server_error" : OpenAiChat.code(status)) + "\","
                + "\"message\":\"The fake provider was told to fail.\",\"param\":null}\n\n";
    }
}
