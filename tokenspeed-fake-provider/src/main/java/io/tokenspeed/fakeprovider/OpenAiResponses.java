package io.tokenspeed.fakeprovider;

import java.util.ArrayList;
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
    public StreamText stream(Reply reply) {
        return new ResponseEvents(reply).write();
    }

    /** Returns the response object in one of its states. */
    static String response(Reply reply, String status, List<String> output) {
        ReportedUsage usage = status.equals("completed") ? reply.usage() : null;
        return "{\"id\":" + Text.quote(reply.id()) + ",\"object\":\"response\",\"created_at\":1796031000,\"status\":\""
                + status
                + "\",\"background\":false,\"error\":null,\"incomplete_details\":null,\"instructions\":null,\"max_output_tokens\":null,\"model\":"
                + reply.model() + ",\"output\":[" + String.join(",", output)
                + "],\"parallel_tool_calls\":true,\"previous_response_id\":null,"
                + "\"reasoning\":{\"effort\":null,\"summary\":null},\"service_tier\":" + reply.tier()
                + ",\"store\":false,\"temperature\":1.0,\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"auto\","
                + "\"tools\":[],\"top_p\":1.0,\"truncation\":\"disabled\",\"usage\":"
                + (usage == null ? "null" : usage(usage)) + ",\"user\":null,\"metadata\":{}}";
    }

    private static String usage(ReportedUsage usage) {
        String reasoning = usage.reasoning() == null
                ? ""
                : ",\"output_tokens_details\":{\"reasoning_tokens\":" + usage.reasoning() + "}";
        return "{\"input_tokens\":" + usage.prompt() + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + ",\"cache_write_tokens\":" + usage.written() + "},\"output_tokens\":" + usage.output() + reasoning
                + ",\"total_tokens\":" + (usage.prompt() + usage.output()) + "}";
    }

    static List<String> output(Reply reply) {
        List<String> items = new ArrayList<>();
        if (reply.reasoning() > 0) {
            items.add(reasoning(Text.words(reply.reasoning())));
        }
        if (reply.text() > 0) {
            items.add(message(Text.words(reply.text())));
        }
        if (reply.toolCall() > 0) {
            items.add(call("completed", Text.arguments(reply.toolCall())));
        }
        return items;
    }

    static String reasoning(String text) {
        return "{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[" + (text.isEmpty() ? "" : summary(text)) + "]}";
    }

    static String summary(String text) {
        return "{\"type\":\"summary_text\",\"text\":" + Text.quote(text) + "}";
    }

    static String message(String text) {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"" + (text.isEmpty() ? "in_progress" : "completed")
                + "\",\"role\":\"assistant\",\"content\":[" + (text.isEmpty() ? "" : part(text)) + "]}";
    }

    static String part(String text) {
        return "{\"type\":\"output_text\",\"text\":" + Text.quote(text) + ",\"annotations\":[],\"logprobs\":[]}";
    }

    static String call(String status, String arguments) {
        return "{\"id\":\"fc_1\",\"type\":\"function_call\",\"status\":\"" + status + "\",\"arguments\":"
                + Text.quote(arguments) + ",\"call_id\":\"call_1\",\"name\":\"search\"}";
    }

    @Override
    public String whole(Reply reply) {
        return response(reply, "completed", output(reply));
    }

    @Override
    public String error(int status) {
        return OpenAiChat.errorBody(status);
    }

    @Override
    public String errorEvent() {
        return "event: error\ndata: {\"type\":\"error\",\"sequence_number\":999,\"code\":\"server_error\","
                + "\"message\":\"The fake provider was told to fail.\",\"param\":null}\n\n";
    }
}
