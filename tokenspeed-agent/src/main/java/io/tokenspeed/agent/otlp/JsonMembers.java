package io.tokenspeed.agent.otlp;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.sources.otlp.TelemetryNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the members of an object one by one. What has another type than expected is skipped. */
final class JsonMembers {
    private final JsonParser parser;

    JsonMembers(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads something from the object that is open. */
    interface Reading {
        void read() throws IOException;
    }

    /** Reads the value of a member, or skips it. */
    interface MemberReading {
        void read(String name) throws IOException;
    }

    void requireObject() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "not an object");
        }
    }

    void requireEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the object");
        }
    }

    /** Reads each member of the object that is open; the reading begins at its value. */
    void members(MemberReading reading) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            reading.read(name);
        }
    }

    /** Reads the object that is the current value. */
    void object(Reading reading) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            reading.read();
        } else {
            skip();
        }
    }

    /** Reads each object of the array that is the current value. */
    void objects(Reading reading) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new JsonParseException(parser, "the body ends early");
            }
            object(reading);
        }
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /** The current value as a whole number, which may be written as text; 0 where it is none. */
    long number() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT || parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getValueAsLong();
        }
        skip();
        return 0;
    }

    double real() throws IOException {
        if (parser.currentToken().isNumeric() || parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getValueAsDouble();
        }
        skip();
        return 0;
    }

    /** The current value as text; null where it is none, or too long. */
    @Nullable
    String text() throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            skip();
            return null;
        }
        return parser.getTextLength() <= TelemetryNames.LONGEST ? wellFormed(parser.getText()) : null;
    }

    /** Escapes can make half a character, which no database gives back as it was. */
    private static String wellFormed(String text) {
        return text.chars().anyMatch(letter -> Character.isSurrogate((char) letter))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
    }

    /** Like {@link #text}, but empty where there is none. */
    String shortText() throws IOException {
        String text = text();
        return text == null ? "" : text;
    }

    /** Reads a member that may be {@code attributes}; skips any other. */
    void attributes(String name, BooleanSupplier more, AttributeSink sink) throws IOException {
        if (!name.equals("attributes")) {
            skip();
            return;
        }
        objects(() -> {
            boolean wanted = more.getAsBoolean();
            @Nullable String[] pair = new String[2];
            members(member -> {
                switch (member) {
                    case "key" -> pair[0] = text();
                    case "value" -> pair[1] = wanted && mayMatter(pair[0]) ? value() : skipped();
                    default -> skip();
                }
            });
            String key = pair[0];
            if (wanted && key != null) {
                sink.take(key, pair[1]);
            }
        });
    }

    /** Where the key comes after the value, it is not known yet. */
    private static boolean mayMatter(@Nullable String key) {
        return key == null
                || key.equals(OtlpBatch.SERVICE)
                || TelemetryNames.isAllowed(key)
                || PointDraft.isAllowed(key);
    }

    private @Nullable String skipped() throws IOException {
        skip();
        return null;
    }

    /** The value of an attribute as text; null where it is neither a short text nor a number. */
    @Nullable
    String value() throws IOException {
        @Nullable String[] value = new String[1];
        object(() -> members(member -> {
            switch (member) {
                case "stringValue", "intValue", "doubleValue", "boolValue" -> value[0] = text();
                default -> skip();
            }
        }));
        return value[0];
    }
}
