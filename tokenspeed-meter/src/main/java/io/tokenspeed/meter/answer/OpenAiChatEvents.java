package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * OpenAI's chat completions, as in https://platform.openai.com/docs/api-reference/chat-streaming, its older completions
 * and its embeddings. Visible reasoning is {@code reasoning_content} (DeepSeek, vLLM, llama.cpp) or {@code reasoning}
 * (OpenRouter, Ollama), which may come again in {@code reasoning_details}. Usage beside choices is that of the answer so
 * far.
 */
final class OpenAiChatEvents implements AnswerEvents {
    private static final String CHOICES = "choices.";
    private static final String DELTA = "choices.delta.";
    private static final String MESSAGE = "choices.message.";

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "id" -> findings.responseId(json);
            case "model" -> findings.model(json);
            case "service_tier" -> findings.serviceTier(json);
            case "error", "error.type", "error.code", "error.message" -> ErrorNames.report(json, findings);
            default -> {
                if (path.startsWith(CHOICES)) {
                    findings.goesOn();
                    choice(path, json, findings);
                } else {
                    OpenAiUsage.value(path, json, findings.tokens());
                }
            }
        }
    }

    private static void choice(String path, JsonParser json, Findings findings) throws IOException {
        if (path.startsWith(DELTA)) {
            output(path.substring(DELTA.length()), json, findings.deltas());
        } else if (path.startsWith(MESSAGE)) {
            output(path.substring(MESSAGE.length()), json, findings.deltas());
        } else if (path.equals("choices.text")) {
            findings.deltas().answer(json);
        } else if (path.equals("choices.finish_reason")) {
            findings.finishedIfText(json);
        }
    }

    private static void output(String member, JsonParser json, Deltas deltas) throws IOException {
        switch (member) {
            case "content",
                    "content.text",
                    "refusal",
                    "audio.transcript",
                    "tool_calls.function.arguments",
                    "tool_calls.custom.input",
                    "function_call.arguments" -> deltas.answer(json);
            case "tool_calls.function.name", "tool_calls.custom.name", "function_call.name", "audio.data" ->
                deltas.mark(json);
            case "reasoning_content", "reasoning" -> deltas.reasoning(json);
            case "reasoning_details.text", "reasoning_details.summary" -> deltas.repeatedReasoning(json);
            default -> {}
        }
    }
}
