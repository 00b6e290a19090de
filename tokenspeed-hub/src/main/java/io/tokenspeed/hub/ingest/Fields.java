package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a stream and remembers the pointer to the first one that the schema does not allow. It goes on
 * reading after that, so that one record never spoils the next.
 */
final class Fields {
    private final JsonParser json;
    private @Nullable String fault;

    Fields(JsonParser json) {
        this.json = json;
    }

    /** Forgets what was wrong before. */
    void begin() {
        fault = null;
    }

    /** Where the first fault is; null for none. */
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

    /** Skips a value that may not be there. */
    void skip(String pointer) throws IOException {
        faultAt(pointer);
        json.skipChildren();
    }

    /** A whole number in its range; anything else is a fault. */
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

    /** A text of a form; anything else is a fault. */
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

    /** The parser, for what needs its tokens. */
    JsonParser json() {
        return json;
    }
}
