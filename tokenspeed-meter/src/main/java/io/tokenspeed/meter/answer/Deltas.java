package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The output text in the event that is being read, and how much of it there was in all events before. */
final class Deltas {
    private static final int LAST_OF_ONE_BYTE = 0x7f;
    private static final int LAST_OF_TWO_BYTES = 0x7ff;
    private static final int THREE_BYTES = 3;

    private boolean reasoning;
    private boolean answer;
    private long bytes;
    private long reasoningBytes;
    private long repeatedBytes;
    private long allBytes;

    /** Returns whether a value is a string that is not empty. */
    static boolean isText(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() > 0;
    }

    /** Takes text of the answer or of a tool call, unless it is empty. */
    void answer(JsonParser json) throws IOException {
        if (isText(json)) {
            answer(bytes(json));
        }
    }

    /** Takes so many bytes of text of the answer. */
    void answer(long count) {
        answer = true;
        bytes += count;
    }

    /** Takes reasoning, unless it is empty. */
    void reasoning(JsonParser json) throws IOException {
        if (isText(json)) {
            reasoning(bytes(json));
        }
    }

    /** Takes so many bytes of reasoning. */
    void reasoning(long count) {
        reasoning = true;
        reasoningBytes += count;
    }

    /** Takes reasoning that the same event may hold in another member, too. */
    void repeatedReasoning(JsonParser json) throws IOException {
        if (isText(json)) {
            reasoning = true;
            repeatedBytes += bytes(json);
        }
    }

    /** Takes a part of the answer that is no text of the model, such as the name of a tool, unless it is empty. */
    void mark(JsonParser json) throws IOException {
        answer |= isText(json);
    }

    /** Takes output text that makes no delta by itself: of a whole document, or one of the arguments of a call. */
    void more(JsonParser json) throws IOException {
        bytes += bytes(json);
    }

    boolean hasReasoning() {
        return reasoning;
    }

    boolean hasAnswer() {
        return answer;
    }

    /** Ends an event that was read as a whole. */
    void endOfEvent() {
        allBytes += bytes + Math.max(reasoningBytes, repeatedBytes);
        forgetEvent();
    }

    void forgetEvent() {
        reasoning = false;
        answer = false;
        bytes = 0;
        reasoningBytes = 0;
        repeatedBytes = 0;
    }

    /** Returns the bytes of output text in all events that were read, in UTF-8. */
    long allBytes() {
        return allBytes;
    }

    /** Returns the length of a value's text in UTF-8. Each half of a surrogate pair counts as two bytes. */
    static long bytes(JsonParser json) throws IOException {
        char[] text = json.getTextCharacters();
        int end = json.getTextOffset() + json.getTextLength();
        long count = 0;
        for (int i = json.getTextOffset(); i < end; i++) {
            char c = text[i];
            count += c <= LAST_OF_ONE_BYTE ? 1 : c <= LAST_OF_TWO_BYTES || Character.isSurrogate(c) ? 2 : THREE_BYTES;
        }
        return count;
    }
}
