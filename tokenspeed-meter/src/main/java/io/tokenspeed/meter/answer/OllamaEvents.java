package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import java.io.IOException;

/** Ollama's chat and generate, as in https://github.com/ollama/ollama/blob/main/docs/api.md. */
final class OllamaEvents implements AnswerEvents {
    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "model" -> findings.model(json);
            case "message.content", "response", "message.tool_calls.function.name" -> findings.answer(json);
            case "message.thinking", "thinking" -> findings.reasoning(json);
            case "done" -> {
                if (json.currentToken() == JsonToken.VALUE_TRUE) {
                    findings.finished();
                }
            }
            case "prompt_eval_count" -> findings.tokens().put(Member.PROMPT, json);
            case "eval_count" -> findings.tokens().put(Member.OUTPUT, json);
            case "error" -> ErrorNames.report(json, findings);
            default -> {}
        }
    }
}
