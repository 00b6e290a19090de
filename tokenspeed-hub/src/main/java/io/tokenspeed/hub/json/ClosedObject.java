package io.tokenspeed.hub.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/** A JSON object of which every member must be asked for. What is wrong is told by its pointer, never by its value. */
public final class ClosedObject {
    private final String pointer;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    ClosedObject(String pointer, JsonNode node) {
        this.pointer = pointer;
        this.node = node;
    }

    /** The refusal of a body that does not match its schema at a pointer. */
    public static Refusal invalid(String pointer) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, json -> json.writeStringField("pointer", pointer));
    }

    /** The refusal of a body of another schema version. */
    public static Refusal unsupported() {
        return Refusal.of(ErrorCode.SCHEMA_VERSION_UNSUPPORTED, json -> {
            json.writeArrayFieldStart("supported");
            json.writeNumber(Limits.SCHEMA_VERSION);
            json.writeEndArray();
        });
    }

    /** Checks the member {@code schemaVersion} before anything else. */
    public void version() {
        if (integer("schemaVersion", Integer.MIN_VALUE, Integer.MAX_VALUE) != Limits.SCHEMA_VERSION) {
            throw unsupported();
        }
    }

    /** A text of a form. */
    public String text(String name, Pattern form) {
        JsonNode value = member(name);
        if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
            throw invalid(pointer + "/" + name);
        }
        return value.asText();
    }

    /** One of some words. */
    public String word(String name, Set<String> words) {
        JsonNode value = member(name);
        if (!value.isTextual() || !words.contains(value.asText())) {
            throw invalid(pointer + "/" + name);
        }
        return value.asText();
    }

    /** A whole number. */
    public long integer(String name, long min, long max) {
        JsonNode value = member(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.asLong() < min || value.asLong() > max) {
            throw invalid(pointer + "/" + name);
        }
        return value.asLong();
    }

    /** Whether a member is there. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** A truth value; false when it is not there. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        JsonNode value = member(name);
        if (!value.isBoolean()) {
            throw invalid(pointer + "/" + name);
        }
        return value.asBoolean();
    }

    /** An object within. */
    public ClosedObject object(String name) {
        JsonNode value = member(name);
        if (!value.isObject()) {
            throw invalid(pointer + "/" + name);
        }
        return new ClosedObject(pointer + "/" + name, value);
    }

    private JsonNode member(String name) {
        known.add(name);
        return node.path(name);
    }

    /** Refuses members that nobody asked for. Their names are a client's words, so the pointer is the object's. */
    public void close() {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            if (!known.contains(names.next())) {
                throw invalid(pointer);
            }
        }
    }
}
