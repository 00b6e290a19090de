package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.ErrorKind;
import java.io.IOException;

/**
 * OpenAI's responses, as in https://platform.openai.com/docs/api-reference/responses-streaming. An event whose type ends
 * in {@code .delta} is a delta; a finished item that had none, such as a call without arguments, counts as one.
 */
final class OpenAiResponsesEvents implements AnswerEvents {
    private static final String RESPONSE = "response.";
    private static final String SOUND = "response.audio.delta";

    private String type = "";
    private String itemType = "";
    private ErrorKind code = ErrorKind.SERVER;
    private boolean delta;
    private long bytes;
    private boolean deltaOfItem;

    @Override
    public void startOfEvent() {
        type = "";
        itemType = "";
        code = ErrorKind.SERVER;
        delta = false;
        bytes = 0;
    }

    @Override
    public void value(String path, JsonParser json, Findings findings) throws IOException {
        String member = path.startsWith(RESPONSE) ? path.substring(RESPONSE.length()) : path;
        switch (member) {
            case "type" -> type = json.getText();
            case "delta" -> delta(json);
            case "item.type" -> itemType = json.getText();
            case "id" -> findings.responseId(json);
            case "model" -> findings.model(json);
            case "service_tier" -> findings.serviceTier(json);
            case "status" -> status(json.getText(), findings);
            case "error.code", "error.type" -> ErrorNames.report(json, findings);
            case "code" -> code = ErrorNames.kind(json);
            default -> rest(member, path, json, findings);
        }
    }

    private void rest(String member, String path, JsonParser json, Findings findings) throws IOException {
        if (member.startsWith("delta.")) {
            delta(json);
        } else if (!document(path, json, findings)) {
            OpenAiUsage.value(member, json, findings.tokens());
        }
    }

    private void delta(JsonParser json) throws IOException {
        long length = json.currentToken() == JsonToken.VALUE_NULL ? 0 : Deltas.bytes(json);
        delta |= length > 0;
        bytes += length;
    }

    /** Takes output of a response that is not streamed. That at the end of a stream is a repetition. */
    private static boolean document(String path, JsonParser json, Findings findings) throws IOException {
        switch (path) {
            case "output.content.text",
                    "output.content.refusal",
                    "output.summary.text",
                    "output.arguments",
                    "output.input",
                    "output.code" -> {
                if (Deltas.isText(json)) {
                    findings.deltas().more(json);
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static void status(String status, Findings findings) {
        switch (status) {
            case "completed", "incomplete" -> findings.finished();
            case "failed" -> findings.error(ErrorKind.SERVER);
            default -> {}
        }
    }

    @Override
    public void endOfEvent(Findings findings) {
        if (type.equals("error")) {
            findings.error(code);
        } else if (type.endsWith(".delta") && delta) {
            deltaOfItem = true;
            deltaOf(findings.deltas());
        } else if (type.equals("response.output_item.added")) {
            deltaOfItem = false;
        } else if (type.equals("response.output_item.done") && !deltaOfItem && !itemType.equals("reasoning")) {
            findings.deltas().answer(0);
        }
    }

    private void deltaOf(Deltas deltas) {
        if (type.startsWith("response.reasoning")) {
            deltas.reasoning(bytes);
        } else {
            deltas.answer(type.equals(SOUND) ? 0 : bytes);
        }
    }
}
