package io.tokenspeed.agent.pricing.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object of a price list, so that a list is never in memory as a whole. */
final class JsonEntry {
    private static final int MOST_DEPTH = 16;

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private JsonEntry() {}

    /**
     * Reads the object that the parser stands at, up to its end.
     *
     * @throws IOException if it is no JSON or nested too deep
     */
    static JsonEntry read(JsonParser json) throws IOException {
        return object(json, 0);
    }

    private static JsonEntry object(JsonParser json, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("the list is nested too deep");
        }
        JsonEntry entry = new JsonEntry();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            entry.members.put(name, value(json, depth));
        }
        return entry;
    }

    private static @Nullable Object value(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(json, depth + 1);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(json, depth + 1);
        }
        if (token == null) {
            throw new IOException("the list ends too early");
        }
        return token.isNumeric() ? number(json) : token == JsonToken.VALUE_STRING ? json.getText() : other(token);
    }

    /** The length is limited, because a number with a huge exponent takes minutes to calculate with. */
    private static Object number(JsonParser json) throws IOException {
        BigDecimal number = json.getDecimalValue();
        if (Math.abs((long) number.scale()) > 60 || number.precision() > 60) {
            return true;
        }
        return number;
    }

    private static @Nullable Object other(JsonToken token) {
        return token.isBoolean() ? Boolean.TRUE : null;
    }

    private static List<@Nullable Object> array(JsonParser json, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("the list is nested too deep");
        }
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json, depth));
        }
        return values;
    }

    Set<String> names() {
        return members.keySet();
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** Returns a text, or null where there is none. */
    @Nullable
    String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** Returns an object, or null where there is none. */
    @Nullable
    JsonEntry object(String name) {
        return members.get(name) instanceof JsonEntry entry ? entry : null;
    }

    /** Returns the objects of an array; null where there is no array. */
    @Nullable
    List<JsonEntry> objects(String name) throws BadEntryException {
        if (!(members.get(name) instanceof List<?> values)) {
            return null;
        }
        List<JsonEntry> objects = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof JsonEntry entry)) {
                throw new BadEntryException(name + " must hold objects");
            }
            objects.add(entry);
        }
        return objects;
    }

    /**
     * Returns the first number of an array.
     *
     * @throws BadEntryException if there is none
     */
    BigDecimal firstOf(String name) throws BadEntryException {
        if (members.get(name) instanceof List<?> values
                && !values.isEmpty()
                && values.get(0) instanceof BigDecimal number
                && number.signum() >= 0) {
            return number;
        }
        throw new BadEntryException(name + " must begin with a number");
    }

    /**
     * Returns a number, which may be written as text; null where there is none.
     *
     * @throws BadEntryException if there is something else
     */
    @Nullable
    BigDecimal number(String name) throws BadEntryException {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof String text && text.strip().matches("-?[0-9.]{1,30}([eE]-?[0-9]{1,2})?")) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException twoPoints) {
                throw new BadEntryException(name + " must be a number");
            }
        }
        throw new BadEntryException(name + " must be a number");
    }
}
