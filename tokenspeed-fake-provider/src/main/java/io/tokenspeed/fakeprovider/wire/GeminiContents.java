package io.tokenspeed.fakeprovider.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gemini's contents, as in https://ai.google.dev/api/generate-content: whole, as events with {@code alt=sse}, or as one
 * array that grows. Calls come whole. Every event has the usage so far.
 */
final class GeminiContents implements WireForm {
    private static final String MODELS = "/models/";

    private final String path;
    private final boolean events;

    GeminiContents(String path) {
        this.path = path;
        events = path.contains("alt=sse");
    }

    @Override
    public String idPrefix() {
        return "gemini-";
    }

    @Override
    public Asked asked(String body) {
        return new Asked(model(path), path.contains(":streamGenerateContent"), true);
    }

    /** Returns the model that a path names. */
    static String model(String path) {
        int start = path.indexOf(MODELS) + MODELS.length();
        return URLDecoder.decode(path.substring(start, path.lastIndexOf(':')), StandardCharsets.UTF_8);
    }

    @Override
    public String streamType() {
        return events ? "text/event-stream" : "application/json; charset=UTF-8";
    }

    @Override
    public StreamText stream(FakeReply reply) {
        StreamText.Builder stream = new StreamText.Builder();
        stream.opened();
        boolean first = true;
        for (Run run : reply.runs()) {
            for (int i = 0; i < run.count(); i++) {
                stream.delta(event(first, chunk(reply, part(run, i), null, prompt(reply))));
                first = false;
            }
        }
        stream.event(event(first, chunk(reply, "{\"text\":\"\"}", finish(reply), all(reply))));
        stream.event(events ? "" : "]\n");
        return stream.build();
    }

    private String event(boolean first, String json) {
        return events ? "data: " + json + "\r\n\r\n" : (first ? "[" : ",\r\n") + json + "\n";
    }

    private static String part(Run run, int index) {
        return switch (run.kind()) {
            case REASONING -> "{\"text\":" + WireText.quote(run.piece(index)) + ",\"thought\":true}";
            case TEXT -> "{\"text\":" + WireText.quote(run.piece(index)) + "}";
            case TOOL_CALL -> "{\"functionCall\":{\"name\":\"search\",\"args\":" + WireText.arguments(1) + "}}";
        };
    }

    private static String chunk(FakeReply reply, String parts, @Nullable String finish, String usage) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"}"
                + (finish == null ? "" : ",\"finishReason\":\"" + finish + "\"") + ",\"index\":0}]" + usage
                + ",\"modelVersion\":" + reply.model() + ",\"responseId\":" + WireText.quote(reply.id()) + "}";
    }

    private static String finish(FakeReply reply) {
        String finish = reply.finish("STOP", "STOP");
        return finish.equals("length") ? "MAX_TOKENS" : finish;
    }

    private static String prompt(FakeReply reply) {
        WireUsage usage = reply.usage();
        return usage == null
                ? ""
                : ",\"usageMetadata\":{\"promptTokenCount\":" + usage.prompt() + ",\"totalTokenCount\":"
                        + usage.prompt() + "}";
    }

    private static String all(FakeReply reply) {
        WireUsage usage = reply.usage();
        if (usage == null) {
            return "";
        }
        String thoughts = usage.reasoning() == null ? "" : ",\"thoughtsTokenCount\":" + usage.reasoning();
        return ",\"usageMetadata\":{\"promptTokenCount\":" + usage.prompt() + ",\"cachedContentTokenCount\":"
                + usage.cached() + ",\"candidatesTokenCount\":" + usage.visible() + thoughts
                + ",\"totalTokenCount\":" + (usage.prompt() + usage.output()) + "}";
    }

    @Override
    public String whole(FakeReply reply) {
        StringBuilder parts = new StringBuilder();
        for (Run run : reply.runs()) {
            for (int i = 0; run.is(Run.Kind.TOOL_CALL) && i < run.count(); i++) {
                parts.append(',').append(part(run, i));
            }
            if (!run.is(Run.Kind.TOOL_CALL)) {
                String thought = run.is(Run.Kind.REASONING) ? ",\"thought\":true" : "";
                parts.append(",{\"text\":")
                        .append(WireText.quote(run.all()))
                        .append(thought)
                        .append('}');
            }
        }
        return chunk(reply, parts.isEmpty() ? "" : parts.substring(1), finish(reply), all(reply));
    }

    @Override
    public String error(int status) {
        String name = switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status >= 500 ? "UNAVAILABLE" : "FAILED_PRECONDITION";
        };
        return "{\"error\":{\"code\":" + status + ",\"message\":\"The fake provider was told to fail.\",\"status\":\""
                + name + "\"}}";
    }

    @Override
    public String errorEvent(int status) {
        return events ? "data: " + error(status) + "\r\n\r\n" : ",\r\n" + error(status) + "\n";
    }

    /** Returns white space, which is nothing between the objects of an array. */
    @Override
    public String ping() {
        return events ? ": ping\n\n" : "\n";
    }
}
