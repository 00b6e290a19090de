package io.tokenspeed.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A value that is stored as JSON already.
 *
 * @param text valid JSON
 */
public record RawJson(String text) implements JsonSerializable {
    /** Returns the value of a text; null for none. */
    public static @Nullable RawJson of(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeRawValue(text);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }

    @Override
    public String toString() {
        return text;
    }
}
