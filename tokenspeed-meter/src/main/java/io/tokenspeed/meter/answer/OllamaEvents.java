package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import java.io.IOException;

/** Ollama's chat, generate and embed, as in https://github.com/ollama/ollama/blob/main/docs/api.md. */
final class OllamaEvents implements AnswerEvents {
    private static final String CALL = "message.tool_calls.function.";

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "model" -> findings.model(json);
            case "message.content", "response" -> findings.deltas().answer(json);
            case CALL + "name" -> findings.deltas().mark(json);
            case "message.thinking", "thinking" -> findings.deltas().reasoning(json);
            case "done" -> {
                if (json.currentToken() == JsonToken.VALUE_TRUE) {
                    findings.finished();
                }
            }
            case "embeddings", "embedding" -> findings.finished();
            case "error" -> ErrorNames.report(json, findings);
            default -> numbers(path, json, findings);
        }
    }

    private static void numbers(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "prompt_eval_count" -> findings.tokens().put(Member.PROMPT, json);
            case "eval_count" -> findings.tokens().put(Member.OUTPUT, json);
            case "load_duration" -> findings.server(findings.server().load(json));
            case "prompt_eval_duration" -> findings.server(findings.server().prompt(json));
            case "eval_duration" -> findings.server(findings.server().output(json));
            default -> {
                if (path.startsWith(CALL + "arguments")) {
                    findings.deltas().more(json);
                }
            }
        }
    }
}
