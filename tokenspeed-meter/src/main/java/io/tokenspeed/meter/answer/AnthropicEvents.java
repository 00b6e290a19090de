package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Anthropic's messages, as in https://docs.anthropic.com/en/docs/build-with-claude/streaming. The usage of
 * {@code message_start} knows the prompt, that of {@code message_delta} is cumulative. The name of a tool counts as a
 * delta, so that a call without arguments is an answer.
 */
final class AnthropicEvents implements AnswerEvents {
    private static final String MESSAGE = "message.";
    private static final String USAGE = "usage.";

    private final AnthropicUsage usage = new AnthropicUsage();

    @Override
    public void startOfEvent() {
        usage.startOfEvent();
    }

    @Override
    public void startOfObject(String path) {
        if (path.endsWith("usage.iterations")) {
            usage.startOfIteration();
        }
    }

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        boolean start = path.startsWith(MESSAGE);
        String member = start ? path.substring(MESSAGE.length()) : path;
        if (member.startsWith(USAGE)) {
            usage.value(member.substring(USAGE.length()), start, json, findings);
            return;
        }
        switch (member) {
            case "id" -> findings.responseId(json);
            case "model" -> findings.model(json);
            case "stop_reason", "delta.stop_reason" -> findings.finishedIfText(json);
            case "error.type" -> ErrorNames.report(json, findings);
            default -> output(member, json, findings.deltas());
        }
    }

    private static void output(String member, JsonParser json, Deltas deltas) throws IOException {
        switch (member) {
            case "delta.text", "delta.partial_json", "content_block.text", "content.text" -> deltas.answer(json);
            case "delta.citation.type", "content_block.name" -> deltas.mark(json);
            case "delta.thinking", "content_block.thinking", "content.thinking" -> deltas.reasoning(json);
            default -> {
                if (member.startsWith("content.input")) {
                    deltas.more(json);
                }
            }
        }
    }

    @Override
    public void endOfEvent(Findings findings) {
        usage.endOfEvent(findings);
    }
}
