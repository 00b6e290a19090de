package io.tokenspeed.sources.json;

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
 * Reads single fields of a JSON object as a stream and skips the rest. Damaged JSON throws a
 * {@link JsonParseException}; the caller handles a field of the wrong type.
 */
public final class JsonFields {
    /** Field names are not interned, because tool results may have any number of different names. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Far above any real count, and small enough that sums of a few counts cannot overflow. */
    private static final long MAX_COUNT = 1_000_000_000_000L;

    /** September 2001, in milliseconds since the epoch. No tool ran before, and a time in seconds is smaller. */
    private static final long MIN_STAMP = 1_000_000_000_000L;

    /** The end of 2099, in milliseconds since the epoch. */
    private static final long MAX_STAMP = 4_102_444_800_000L - 1;

    private JsonFields() {}

    /** Takes the fields of one object. The part of a value that it does not read is skipped. */
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

    /** Reads the fields of the object at the parser's position; a value that is no object has no fields. */
    public static void object(JsonParser parser, Fields fields) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.field(name, parser);
            parser.skipChildren();
        }
    }

    /** Returns a text, with lone surrogates replaced; null where the value is not a text. */
    public static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        return new String(parser.getText().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * Returns a number of tokens; null where the value is not a whole number from 0 to a limit that no request reaches.
     */
    public static @Nullable Long count(JsonParser parser) throws IOException {
        double value = number(parser) ? parser.getDoubleValue() : -1;
        return value >= 0 && value <= MAX_COUNT && value == Math.rint(value) ? (Long) (long) value : null;
    }

    /** Returns a time in milliseconds since the epoch; null where the value is not a time from 2001 to 2099. */
    public static @Nullable Long stamp(JsonParser parser) throws IOException {
        return number(parser) ? stamp(parser.getDoubleValue()) : null;
    }

    /**
     * Returns a column's value as a time in milliseconds since the epoch; null where it is not a time from 2001 to
     * 2099.
     */
    public static @Nullable Long stamp(@Nullable Object value) {
        return value instanceof Number number ? stamp(number.doubleValue()) : null;
    }

    private static @Nullable Long stamp(double millis) {
        return millis >= MIN_STAMP && millis <= MAX_STAMP ? (Long) (long) millis : null;
    }

    /** Returns whether the value is {@code null}. */
    public static boolean isNull(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Returns whether the value is a number. */
    public static boolean number(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    }
}
