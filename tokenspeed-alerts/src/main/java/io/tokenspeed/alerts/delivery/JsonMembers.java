package io.tokenspeed.alerts.delivery;

import org.jspecify.annotations.Nullable;

/** Writes one JSON object (RFC 8259) member by member, in the order in which they are added. */
final class JsonMembers {
    private static final int FIRST_PRINTABLE = ' ';

    private final StringBuilder json = new StringBuilder("{");

    /** Adds a text; null becomes JSON's null. */
    JsonMembers text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            json.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** Adds a whole number. */
    JsonMembers number(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    /** Adds a number; null, and what is no number, becomes JSON's null. */
    JsonMembers number(String name, @Nullable Double value) {
        name(name);
        json.append(value == null || !Double.isFinite(value) ? "null" : plain(value));
        return this;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Adds an object. */
    JsonMembers object(String name, JsonMembers value) {
        name(name);
        json.append(value);
        return this;
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quote(name);
        json.append(':');
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), text, i);
        }
        json.append('"');
    }

    private void escape(char c, String text, int at) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < FIRST_PRINTABLE || isLone(c, text, at)) {
            json.append("\\u%04x".formatted((int) c));
        } else {
            json.append(c);
        }
    }

    /** A surrogate without its other half cannot be encoded in UTF-8. */
    private static boolean isLone(char c, String text, int at) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** Returns the object. */
    @Override
    public String toString() {
        return json + "}";
    }
}
