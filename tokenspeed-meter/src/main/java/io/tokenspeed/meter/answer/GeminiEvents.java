package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import java.io.IOException;

/**
 * Gemini's contents, as in https://ai.google.dev/api/generate-content. Every event has the usage of the answer so far.
 * Whether the text of a part is reasoning may stand behind the text.
 */
final class GeminiEvents implements AnswerEvents {
    private static final String PART = "candidates.content.parts";
    private static final String IN_PART = PART + ".";
    private static final String USAGE = "usageMetadata.";

    private boolean text;
    private boolean thought;
    private long bytes;

    @Override
    public void startOfObject(String path) {
        if (path.equals(PART)) {
            text = false;
            thought = false;
            bytes = 0;
        }
    }

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        if (path.startsWith(IN_PART)) {
            part(path.substring(IN_PART.length()), json, findings.deltas());
        } else if (path.startsWith(USAGE)) {
            findings.goesOn();
            usage(path.substring(USAGE.length()), json, findings);
        } else {
            rest(path, json, findings);
        }
    }

    private void part(String member, JsonParser json, Deltas deltas) throws IOException {
        switch (member) {
            case "text" -> {
                text = Deltas.isText(json);
                bytes = text ? Deltas.bytes(json) : 0;
            }
            case "thought" -> thought = json.currentToken() == JsonToken.VALUE_TRUE;
            case "functionCall.name", "inlineData.data", "codeExecutionResult.outcome" -> deltas.mark(json);
            case "executableCode.code" -> deltas.answer(json);
            default -> {
                if (member.startsWith("functionCall.args")) {
                    deltas.more(json);
                }
            }
        }
    }

    private static void rest(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "responseId" -> findings.responseId(json);
            case "modelVersion" -> findings.model(json);
            case "candidates.finishReason", "promptFeedback.blockReason" -> findings.finishedIfText(json);
            case "embedding.values", "embeddings.values" -> findings.finished();
            case "error.code", "error.status" -> ErrorNames.report(json, findings);
            default -> {}
        }
    }

    private static void usage(String member, JsonParser json, Findings findings) throws IOException {
        ReportedTokens tokens = findings.tokens();
        switch (member) {
            case "promptTokenCount" -> tokens.put(Member.PROMPT, json);
            case "toolUsePromptTokenCount" -> tokens.put(Member.TOOL_PROMPT, json);
            case "cachedContentTokenCount" -> tokens.put(Member.CACHED, json);
            case "candidatesTokenCount" -> tokens.put(Member.OUTPUT, json);
            case "thoughtsTokenCount" -> tokens.put(Member.THOUGHTS, json);
            case "serviceTier" -> findings.serviceTier(json);
            default -> {}
        }
    }

    @Override
    public void endOfObject(String path, Findings findings) {
        if (text && path.equals(PART)) {
            if (thought) {
                findings.deltas().reasoning(bytes);
            } else {
                findings.deltas().answer(bytes);
            }
        }
    }
}
