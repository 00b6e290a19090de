package io.tokenspeed.dashboard.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object, or a row of a table, with its fields in the order in which they are shown. */
public final class Row {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Adds a field. */
    public Row with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds the fields of another row. */
    public Row with(Row other) {
        fields.putAll(other.fields);
        return this;
    }

    /** Adds an object as one field. */
    public Row with(String name, Row value) {
        fields.put(name, value.fields());
        return this;
    }

    /** All fields. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
