package io.tokenspeed.sources.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the optional values in the state of a parser. */
public final class TreeState {
    private TreeState() {}

    /** Writes a text, unless it is null. */
    public static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** Writes a number, unless it is null. */
    public static void number(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    /** Returns the number in a member, null where there is none. */
    public static @Nullable Long number(@Nullable JsonNode state, String name) {
        JsonNode value = state == null ? null : state.get(name);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.longValue() : null;
    }
}
