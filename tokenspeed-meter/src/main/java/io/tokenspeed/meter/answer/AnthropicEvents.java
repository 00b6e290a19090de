package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import java.io.IOException;

/**
 * Anthropic's messages, as in https://docs.anthropic.com/en/docs/build-with-claude/streaming. The usage of
 * {@code message_start} knows the prompt, that of {@code message_delta} is cumulative. The name of a tool counts as a
 * delta, so that a call without arguments is an answer.
 */
final class AnthropicEvents implements AnswerEvents {
    private static final String MESSAGE = "message.";
    private static final String USAGE = "usage.";

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        boolean start = path.startsWith(MESSAGE);
        String member = start ? path.substring(MESSAGE.length()) : path;
        if (member.startsWith(USAGE)) {
            usage(member.substring(USAGE.length()), start, json, findings);
            return;
        }
        switch (member) {
            case "id" -> findings.responseId(json);
            case "model" -> findings.model(json);
            case "delta.text",
                    "delta.partial_json",
                    "delta.citation.type",
                    "content_block.text",
                    "content_block.name" -> findings.answer(json);
            case "delta.thinking" -> findings.reasoning(json);
            case "stop_reason", "delta.stop_reason" -> {
                if (Findings.isText(json)) {
                    findings.finished();
                }
            }
            case "error.type" -> ErrorNames.report(json, findings);
            default -> {}
        }
    }

    private static void usage(String member, boolean start, JsonParser json, Findings findings) throws IOException {
        ReportedTokens tokens = findings.tokens();
        switch (member) {
            case "input_tokens" -> tokens.put(Member.UNCACHED, json);
            case "cache_read_input_tokens" -> tokens.put(Member.CACHED, json);
            case "cache_creation_input_tokens" -> tokens.put(Member.WRITTEN, json);
            case "cache_creation.ephemeral_5m_input_tokens" -> tokens.put(Member.WRITTEN_5M, json);
            case "cache_creation.ephemeral_1h_input_tokens" -> tokens.put(Member.WRITTEN_1H, json);
            case "output_tokens" -> tokens.put(start ? Member.FIRST_OUTPUT : Member.OUTPUT, json);
            case "output_tokens_details.thinking_tokens" -> tokens.put(Member.REASONING, json);
            case "service_tier" -> findings.serviceTier(json);
            default -> {}
        }
    }
}
