package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a JSON stream and remembers the pointer to the first value that the schema does not allow. Goes on
 * reading after a fault, so that one record never spoils the next.
 */
final class Fields {
    private final JsonParser json;
    private @Nullable String fault;

    Fields(JsonParser json) {
        this.json = json;
    }

    /** Forgets the fault that was found before. */
    void begin() {
        fault = null;
    }

    /** The pointer to the first fault; null for none. */
    @Nullable
    String fault() {
        return fault;
    }

    void faultAt(String pointer) {
        if (fault == null) {
            fault = pointer;
        }
    }

    /** The name of the next member of the object that is open, with its value as the current token; null at its end. */
    @Nullable
    String next() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    /** Enters the object that is the current token; a value of another kind is a fault and is skipped. */
    boolean open(String pointer) throws IOException {
        return enter(JsonToken.START_OBJECT, pointer);
    }

    /** Enters the array that is the current token; a value of another kind is a fault and is skipped. */
    boolean openArray(String pointer) throws IOException {
        return enter(JsonToken.START_ARRAY, pointer);
    }

    private boolean enter(JsonToken kind, String pointer) throws IOException {
        if (json.currentToken() == kind) {
            return true;
        }
        skip(pointer);
        return false;
    }

    /** Skips a value that the schema does not allow, which is a fault. */
    void skip(String pointer) throws IOException {
        faultAt(pointer);
        json.skipChildren();
    }

    /** Reads a whole number in this range; anything else is a fault and counts as {@code min}. */
    long integer(String pointer, long min, long max) throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        long value = whole ? json.getLongValue() : min;
        if (!whole || value < min || value > max) {
            skip(pointer);
            return min;
        }
        return value;
    }

    /** Reads a text of this form; anything else is a fault and counts as the empty text. */
    String text(String pointer, Pattern form) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            String text = json.getText();
            if (form.matcher(text).matches()) {
                return text;
            }
        }
        skip(pointer);
        return "";
    }

    /** The parser, for callers that need its tokens. */
    JsonParser json() {
        return json;
    }
}
