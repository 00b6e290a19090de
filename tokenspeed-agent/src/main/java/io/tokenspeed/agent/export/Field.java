package io.tokenspeed.agent.export;

import org.jspecify.annotations.Nullable;

/**
 * One column of an export with the value of one row.
 *
 * @param name the column's name
 * @param kind how its value is written
 * @param value its value as text; null when it is unknown
 */
public record Field(String name, Kind kind, @Nullable String value) {
    /** How values are written. */
    public enum Kind {
        TEXT,
        /** Digits; no quotes in JSON. */
        NUMBER,
        /** {@code true} or {@code false}; no quotes in JSON. */
        TRUTH
    }

    static Field text(String name, @Nullable Object value) {
        return new Field(name, Kind.TEXT, value == null ? null : value.toString());
    }

    static Field number(String name, @Nullable Object value) {
        return new Field(name, Kind.NUMBER, value == null ? null : value.toString());
    }

    static Field truth(String name, boolean value) {
        return new Field(name, Kind.TRUTH, Boolean.toString(value));
    }
}
