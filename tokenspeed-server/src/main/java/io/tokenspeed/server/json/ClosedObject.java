package io.tokenspeed.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.text.Visible;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members must all be read before {@link #close}. Faults name the pointer to a wrong value, never
 * the value but in {@link #oneOf}.
 */
public final class ClosedObject {
    private static final int MOST_SHOWN = 64;

    private final String pointer;
    private final JsonNode node;
    private final Fault.Handler handler;
    private final Set<String> known = new TreeSet<>();

    private ClosedObject(String pointer, JsonNode node, Fault.Handler handler) {
        this.pointer = pointer;
        this.node = node;
        this.handler = handler;
        if (!node.isObject()) {
            throw fault(pointer, "must be a JSON object");
        }
    }

    /** Takes a document as an object; anything else is a fault. */
    public static ClosedObject of(JsonNode document, Fault.Handler handler) {
        return at("", document, handler);
    }

    /** Takes a part of a document as an object; anything else is a fault. */
    public static ClosedObject at(String pointer, JsonNode part, Fault.Handler handler) {
        return new ClosedObject(pointer, part, handler);
    }

    /** Reads a text of this form, which must be there. */
    public String text(String name, Pattern form) {
        JsonNode value = member(name);
        if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
            throw wrong(name, "must be a text of the form " + form.pattern());
        }
        return value.asText();
    }

    /** Reads a text of any form; {@code otherwise} where the member is absent. */
    public String text(String name, String otherwise) {
        JsonNode value = member(name);
        if (!value.isTextual() && !value.isMissingNode()) {
            throw wrong(name, "must be a text");
        }
        return value.asText(otherwise);
    }

    /** Reads one of these words, which must be there. */
    public String word(String name, Set<String> words) {
        JsonNode value = member(name);
        if (!value.isTextual() || !words.contains(value.asText())) {
            String[] allowed = words.stream().sorted().toArray(String[]::new);
            throw wrong(name, "must be one of " + String.join(", ", allowed), allowed);
        }
        return value.asText();
    }

    /** Reads a text of this form, which must be there; {@code rule} says the form in words. */
    public String text(String name, Pattern form, String rule) {
        JsonNode value = member(name);
        if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
            throw wrong(name, "must be " + rule);
        }
        return value.asText();
    }

    /** Reads a text of this form; null where the member is absent. */
    public @Nullable String optionalText(String name, Pattern form, String rule) {
        return member(name).isMissingNode() ? null : text(name, form, rule);
    }

    /** Reads one of these words, which must be there. The fault shows the beginning of a wrong text. */
    public String oneOf(String name, List<String> words) {
        JsonNode value = member(name);
        if (value.isTextual() && words.contains(value.asText())) {
            return value.asText();
        }
        String given = value.isTextual() ? ", not \"" + Visible.text(shortened(value.asText())) + "\"" : "";
        throw wrong(name, "must be one of " + String.join(", ", words) + given, words.toArray(String[]::new));
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    /** Reads one of these words; null where the member is absent. */
    public @Nullable String optionalOneOf(String name, List<String> words) {
        return member(name).isMissingNode() ? null : oneOf(name, words);
    }

    /** Reads a whole number in this range; null where the member is absent. */
    public @Nullable Long optionalInteger(String name, long min, long max) {
        return member(name).isMissingNode() ? null : (Long) integer(name, min, max);
    }

    /** Reads a number of any kind; null where the member is absent. */
    public @Nullable JsonNode optionalNumber(String name) {
        JsonNode value = member(name);
        if (!value.isMissingNode() && (!value.isNumber() || Double.isInfinite(value.asDouble()))) {
            throw wrong(name, "must be a number");
        }
        return value.isMissingNode() ? null : value;
    }

    /** Reads a member that is an object; null where it is absent. */
    public @Nullable ClosedObject optionalObject(String name) {
        return member(name).isMissingNode() ? null : object(name);
    }

    /** Reads an array of at most so many values; empty where the member is absent. */
    public List<JsonNode> array(String name, int most) {
        JsonNode value = member(name);
        if (!value.isMissingNode() && (!value.isArray() || value.size() > most)) {
            throw wrong(name, "must be an array of at most " + most);
        }
        List<JsonNode> values = new ArrayList<>();
        value.forEach(values::add);
        return values;
    }

    /** Returns all members, whatever their names. */
    public Map<String, JsonNode> members() {
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> {
            known.add(member.getKey());
            members.put(member.getKey(), member.getValue());
        });
        return members;
    }

    /** Returns where the object is in its document. */
    public String pointer() {
        return pointer;
    }

    /** Reads a whole number in this range, which must be there. */
    public long integer(String name, long min, long max) {
        JsonNode value = member(name);
        if (!isWhole(value) || value.asLong() < min || value.asLong() > max) {
            throw wrong(name, "must be a whole number from " + min + " to " + max);
        }
        return value.asLong();
    }

    /** Reads any whole number; {@code otherwise} where the member is absent. */
    public long integer(String name, long otherwise) {
        JsonNode value = member(name);
        if (!isWhole(value) && !value.isMissingNode()) {
            throw wrong(name, "must be a whole number");
        }
        return value.asLong(otherwise);
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** Whether a member is there. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** Whether a member is there and null, which counts as read then. */
    public boolean isNull(String name) {
        return member(name).isNull();
    }

    /** Reads a truth value; {@code otherwise} where the member is absent. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = member(name);
        if (!value.isBoolean() && !value.isMissingNode()) {
            throw wrong(name, "must be true or false", "true", "false");
        }
        return value.asBoolean(otherwise);
    }

    /** Reads a member that is an object, which must be there. */
    public ClosedObject object(String name) {
        return new ClosedObject(pointer + "/" + name, member(name), handler);
    }

    private JsonNode member(String name) {
        known.add(name);
        return node.path(name);
    }

    /** Refuses members that were not read. Their names are a client's words, so the fault points to the object. */
    public void close() {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            if (!known.contains(names.next())) {
                String[] allowed = known.toArray(String[]::new);
                throw fault(pointer, "has an unknown field; known are " + String.join(", ", allowed), allowed);
            }
        }
    }

    /** Returns the exception for a member that breaks a rule, which completes a sentence about it. */
    public RuntimeException wrong(String name, String rule, String... allowed) {
        return fault(pointer + "/" + name, rule, allowed);
    }

    private RuntimeException fault(String at, String rule, String... allowed) {
        String what = at.isEmpty() ? "The body" : at.substring(1);
        return handler.exception(new Fault(at, what + " " + rule + ".", List.of(allowed)));
    }
}
