package io.tokenspeed.fakeprovider;

/** Ollama's chat, one JSON object per line, as in https://github.com/ollama/ollama/blob/main/docs/api.md. */
final class OllamaChat implements WireForm {
    @Override
    public String idPrefix() {
        return "";
    }

    @Override
    public boolean streamsByDefault() {
        return true;
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public StreamText stream(Reply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.opened();
        for (int i = 0; i < reply.reasoning(); i++) {
            stream.delta(line(reply, "\"content\":\"\",\"thinking\":" + Text.quote(Text.word(i))));
        }
        for (int i = 0; i < reply.text(); i++) {
            stream.delta(line(reply, "\"content\":" + Text.quote(Text.word(i))));
        }
        for (int i = 0; i < reply.toolCall(); i++) {
            stream.delta(line(reply, "\"content\":\"\",\"tool_calls\":[" + call(i) + "]"));
        }
        stream.event(head(reply) + "\"content\":\"\"}" + done(reply) + "}\n");
        return stream.build();
    }

    private static String line(Reply reply, String message) {
        return head(reply) + message + "},\"done\":false}\n";
    }

    private static String head(Reply reply) {
        return "{\"model\":" + reply.model()
                + ",\"created_at\":\"2026-11-30T09:30:00.123456Z\",\"message\":{\"role\":\"assistant\",";
    }

    private static String call(int index) {
        return "{\"function\":{\"index\":" + index + ",\"name\":\"search\",\"arguments\":" + Text.arguments(1) + "}}";
    }

    private static String done(Reply reply) {
        ReportedUsage usage = reply.usage();
        String counts = usage == null
                ? ""
                : ",\"total_duration\":500000000,\"load_duration\":1000000,\"prompt_eval_count\":" + usage.prompt()
                        + ",\"prompt_eval_duration\":100000000,\"eval_count\":" + usage.output()
                        + ",\"eval_duration\":300000000";
        return ",\"done\":true,\"done_reason\":\"stop\"" + counts;
    }

    @Override
    public String whole(Reply reply) {
        StringBuilder message = new StringBuilder("\"content\":" + Text.quote(Text.words(reply.text())));
        if (reply.reasoning() > 0) {
            message.append(",\"thinking\":").append(Text.quote(Text.words(reply.reasoning())));
        }
        for (int i = 0; i < reply.toolCall(); i++) {
            message.append(i == 0 ? ",\"tool_calls\":[" : ",").append(call(i));
        }
        return head(reply) + message + (reply.toolCall() > 0 ? "]" : "") + "}" + done(reply) + "}";
    }

    @Override
    public String error(int status) {
        return "{\"error\":\"the fake provider was told to fail with " + status + "\"}";
    }

    @Override
    public String errorEvent() {
        return error(500) + "\n";
    }
}
