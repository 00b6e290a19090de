package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of events, value by value. */
final class EventParser {
    /** Names of fields come from outside, so they do not enter the table of strings that lives as long as the JVM. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** No member that is looked at has a longer path. */
    private static final int LONGEST_PATH = 80;

    private static final String OTHER_PATH = "*";

    private final AnswerEvents events;
    private final Findings findings;
    private final Deque<String> around = new ArrayDeque<>();

    EventParser(AnswerEvents events, Findings findings) {
        this.events = events;
        this.findings = findings;
    }

    /** Reads a whole event. */
    void read(byte[] bytes, int length) {
        try (JsonParser json = JSON.createParser(bytes, 0, length)) {
            JsonToken token = json.nextToken();
            begin(token);
            while (!take(token, json)) {
                token = json.nextToken();
            }
        } catch (IOException | RuntimeException malformed) {
            findings.unreadable();
        }
    }

    /** Returns a parser for a document that arrives in pieces. */
    static JsonParser inPieces() throws IOException {
        return JSON.createNonBlockingByteArrayParser();
    }

    /** Begins an event with its first token. */
    void begin(@Nullable JsonToken first) throws IOException {
        if (first != JsonToken.START_OBJECT) {
            throw new IOException("an event is no object");
        }
        around.clear();
        events.startOfEvent();
    }

    /** Takes the next token, the first one among them. Returns whether the event has ended. */
    boolean take(@Nullable JsonToken token, JsonParser json) throws IOException {
        if (token == null) {
            throw new EOFException("an event ends in the middle");
        } else if (token.isStructEnd()) {
            end(token, around.pop());
        } else if (around.isEmpty()) {
            around.push("");
        } else if (token != JsonToken.FIELD_NAME) {
            value(token, inside(around.element(), json.currentName()), json);
        }
        if (around.isEmpty()) {
            events.endOfEvent(findings);
            findings.endOfEvent();
        }
        return around.isEmpty();
    }

    private void value(JsonToken token, String path, JsonParser json) throws IOException {
        if (token.isScalarValue()) {
            events.value(path, json, findings);
            return;
        }
        around.push(path);
        if (token == JsonToken.START_OBJECT) {
            events.startOfObject(path);
        }
    }

    private void end(JsonToken token, String path) {
        if (token == JsonToken.END_OBJECT) {
            events.endOfObject(path, findings);
        }
    }

    private static String inside(String path, @Nullable String name) {
        if (name == null) {
            return path;
        }
        if (path.length() + name.length() > LONGEST_PATH) {
            return OTHER_PATH;
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
