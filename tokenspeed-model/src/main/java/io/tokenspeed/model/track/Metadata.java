package io.tokenspeed.model.track;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts that a program keeps with a session or an interaction: texts, numbers and truth values by their names. Small on
 * purpose, so that prompts and answers do not fit.
 *
 * @param members the facts; each value is a {@link String}, {@link Boolean}, {@link Long} or {@link Double}
 */
public record Metadata(Map<String, Object> members) {
    /** No facts. */
    public static final Metadata NONE = new Metadata(Map.of());

    private static final double EXACT = 1L << 53;

    public Metadata {
        SortedMap<String, Object> normal = new TreeMap<>();
        members.forEach((name, value) -> normal.put(name, normal(value)));
        members = Collections.unmodifiableSortedMap(normal);
    }

    private static Object normal(Object value) {
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        throw new IllegalArgumentException("metadata must be text, numbers or truth values: " + value.getClass());
    }

    /** Equal numbers have one form. */
    private static Object number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("not a number: " + value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? (Object) (long) value : (Object) value;
    }

    /** Returns these facts and one more. */
    public Metadata with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(members);
        more.put(name, value);
        return new Metadata(more);
    }
}
