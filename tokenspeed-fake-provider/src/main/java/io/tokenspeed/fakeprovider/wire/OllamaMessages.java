package io.tokenspeed.fakeprovider.wire;

/** Ollama's chat and generate, one JSON object per line, as in https://github.com/ollama/ollama/blob/main/docs/api.md. */
final class OllamaMessages implements WireForm {
    private final boolean chat;

    /** Creates the form of chat, or else of generate. */
    OllamaMessages(boolean chat) {
        this.chat = chat;
    }

    @Override
    public String idPrefix() {
        return "";
    }

    @Override
    public Asked asked(String body) {
        return Asked.of(body, true);
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.opened();
        for (Run run : reply.runs()) {
            for (int i = 0; i < run.count(); i++) {
                stream.delta(line(reply, delta(run, i)));
            }
        }
        stream.event(head(reply) + content("") + end() + done(reply) + "}\n");
        return stream.build();
    }

    private String delta(Run run, int index) {
        return switch (run.kind()) {
            case REASONING -> content("") + ",\"thinking\":" + WireText.quote(run.piece(index));
            case TEXT -> content(run.piece(index));
            case TOOL_CALL -> content("") + ",\"tool_calls\":[" + call(index) + "]";
        };
    }

    private String line(FakeReply reply, String message) {
        return head(reply) + message + end() + ",\"done\":false}\n";
    }

    private String head(FakeReply reply) {
        return "{\"model\":" + reply.model() + ",\"created_at\":\"2026-11-30T09:30:00.123456Z\","
                + (chat ? "\"message\":{\"role\":\"assistant\"," : "");
    }

    private String content(String text) {
        return (chat ? "\"content\":" : "\"response\":") + WireText.quote(text);
    }

    private String end() {
        return chat ? "}" : "";
    }

    private static String call(int index) {
        return "{\"function\":{\"index\":" + index + ",\"name\":\"search\",\"arguments\":" + WireText.arguments(1)
                + "}}";
    }

    private static String done(FakeReply reply) {
        WireUsage usage = reply.usage();
        String counts = usage == null
                ? ""
                : ",\"total_duration\":500000000,\"load_duration\":1000000,\"prompt_eval_count\":" + usage.prompt()
                        + ",\"prompt_eval_duration\":100000000,\"eval_count\":" + usage.output()
                        + ",\"eval_duration\":300000000";
        return ",\"done\":true,\"done_reason\":\"" + reply.finish("stop", "stop") + "\"" + counts;
    }

    @Override
    public String whole(FakeReply reply) {
        StringBuilder message = new StringBuilder(content(reply.all(Run.Kind.TEXT)));
        if (reply.has(Run.Kind.REASONING)) {
            message.append(",\"thinking\":").append(WireText.quote(reply.all(Run.Kind.REASONING)));
        }
        int calls = 0;
        for (Run run : reply.runs()) {
            for (int i = 0; run.is(Run.Kind.TOOL_CALL) && i < run.count(); i++) {
                message.append(calls == 0 ? ",\"tool_calls\":[" : ",").append(call(calls++));
            }
        }
        return head(reply) + message + (calls > 0 ? "]" : "") + end() + done(reply) + "}";
    }

    @Override
    public String error(int status) {
        return "{\"error\":\"" + word(status) + "the fake provider was told to fail with " + status + "\"}";
    }

    private static String word(int status) {
        return switch (status) {
            case 429 -> "rate_limit: ";
            case 504 -> "timeout: ";
            default -> "";
        };
    }

    @Override
    public String errorEvent(int status) {
        return error(status) + "\n";
    }

    /** Returns an object without content. Ollama keeps no silent stream alive. */
    @Override
    public String ping() {
        return "{\"model\":\"ping\",\"created_at\":\"2026-11-30T09:30:00.123456Z\","
                + (chat ? "\"message\":{\"role\":\"assistant\"," : "") + content("") + end() + ",\"done\":false}\n";
    }
}
