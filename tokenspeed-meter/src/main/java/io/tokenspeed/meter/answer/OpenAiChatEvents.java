package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * OpenAI's chat completions, as in https://platform.openai.com/docs/api-reference/chat-streaming. Visible reasoning is
 * {@code reasoning_content} (DeepSeek, vLLM, llama.cpp) or {@code reasoning} (OpenRouter, Ollama).
 */
final class OpenAiChatEvents implements AnswerEvents {
    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "id" -> findings.responseId(json);
            case "model" -> findings.model(json);
            case "service_tier" -> findings.serviceTier(json);
            case "choices.delta.content",
                    "choices.delta.refusal",
                    "choices.delta.tool_calls.function.name",
                    "choices.delta.tool_calls.function.arguments",
                    "choices.text" -> findings.answer(json);
            case "choices.delta.reasoning_content",
                    "choices.delta.reasoning",
                    "choices.delta.reasoning_details.text",
                    "choices.delta.reasoning_details.summary" -> findings.reasoning(json);
            case "choices.finish_reason" -> {
                if (Findings.isText(json)) {
                    findings.finished();
                }
            }
            case "error", "error.type", "error.code", "error.message" -> ErrorNames.report(json, findings);
            default -> OpenAiUsage.value(path, json, findings.tokens());
        }
    }
}
