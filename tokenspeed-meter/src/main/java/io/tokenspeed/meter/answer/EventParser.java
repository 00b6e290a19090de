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

    EventParser(AnswerEvents events, Findings findings) {
        this.events = events;
        this.findings = findings;
    }

    void read(byte[] bytes, int length) {
        try (JsonParser json = JSON.createParser(bytes, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                findings.unreadable();
                return;
            }
            events.startOfEvent();
            object(json);
            events.endOfEvent(findings);
            findings.endOfEvent();
        } catch (IOException | RuntimeException malformed) {
            findings.unreadable();
        }
    }

    /** Walks through the object at whose start the parser stands. */
    private void object(JsonParser json) throws IOException {
        Deque<String> around = new ArrayDeque<>();
        around.push("");
        while (!around.isEmpty()) {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new EOFException("an event ends in the middle");
            } else if (token.isStructEnd()) {
                end(token, around.pop());
            } else if (token != JsonToken.FIELD_NAME) {
                value(token, inside(around.element(), json.currentName()), json, around);
            }
        }
    }

    private void value(JsonToken token, String path, JsonParser json, Deque<String> around) throws IOException {
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
