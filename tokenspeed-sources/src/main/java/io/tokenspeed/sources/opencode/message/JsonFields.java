package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads single fields of a JSON object as a stream and skips the rest. Damaged JSON throws a {@link JsonParseException}; a
 * field of the wrong type is for whoever asked for it to judge.
 */
public final class JsonFields {
    /** Field names of tool results are anything at all, so they are not interned. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Far beyond any real count, and small enough that sums of a few counts cannot overflow. */
    private static final long MAX_COUNT = 1_000_000_000_000L;

    /** September 2001. No agent ran before, and a time in seconds is below it. */
    private static final long MIN_STAMP = 1_000_000_000_000L;

    /** The end of 2099. */
    private static final long MAX_STAMP = 4_102_444_800_000L - 1;

    private JsonFields() {}

    /** Takes the fields of one object. What it does not read of a value is skipped. */
    public interface Fields {
        void field(String name, JsonParser value) throws IOException;
    }

    /** Reads a document that must be one object. Bytes that are not UTF-8 are replaced. */
    public static <F extends Fields> F parse(byte[] json, Supplier<F> fields) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return document(parser, fields.get());
        } catch (JsonParseException e) {
            String text = new String(json, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                throw e;
            }
            try (JsonParser parser = FACTORY.createParser(text)) {
                return document(parser, fields.get());
            }
        }
    }

    private static <F extends Fields> F document(JsonParser parser, F fields) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "the record must be a JSON object");
        }
        object(parser, fields);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "the record must be a single JSON object");
        }
        return fields;
    }

    /** Reads the object that begins here; a null or a value of another type has no fields. */
    static void object(JsonParser parser, Fields fields) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.field(name, parser);
            parser.skipChildren();
        }
    }

    /** A text, with lone surrogates replaced; null where the value is not a text. */
    public static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        return new String(parser.getText().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A number of tokens, or null where it is none: only whole numbers up to a limit that no request reaches are. */
    static @Nullable Long count(JsonParser parser) throws IOException {
        double value = number(parser) ? parser.getDoubleValue() : -1;
        return value >= 0 && value <= MAX_COUNT && value == Math.rint(value) ? (Long) (long) value : null;
    }

    /** A time in epoch milliseconds, or null where it is none. */
    static @Nullable Long stamp(JsonParser parser) throws IOException {
        return number(parser) ? stamp(parser.getDoubleValue()) : null;
    }

    /** A column's value as a time in epoch milliseconds; null where it is none. */
    public static @Nullable Long stamp(@Nullable Object value) {
        return value instanceof Number number ? stamp(number.doubleValue()) : null;
    }

    private static @Nullable Long stamp(double millis) {
        return millis >= MIN_STAMP && millis <= MAX_STAMP ? (Long) (long) millis : null;
    }

    static boolean isNull(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public static boolean number(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    }
}
