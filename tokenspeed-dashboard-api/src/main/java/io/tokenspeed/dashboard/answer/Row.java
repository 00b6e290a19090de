package io.tokenspeed.dashboard.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, or a row of a table, with its fields in the order in which they are shown. Callers add each field
 * once. Answers have thousands of rows, so a row is two lists, not a map.
 */
public final class Row implements JsonSerializable {
    private static final int FEW = 10;

    /**
     * Field names, encoded once each, because encoding them in every row took a third of the time of a long answer.
     */
    private static final Map<String, SerializedString> NAMES = new ConcurrentHashMap<>();

    private final List<String> names;
    private final List<@Nullable Object> values;

    /** An empty row with room for a few fields. */
    public Row() {
        this(FEW);
    }

    /** An empty row with room for about this many fields. */
    Row(int fields) {
        names = new ArrayList<>(fields);
        values = new ArrayList<>(fields);
    }

    /** Adds a field. */
    public Row with(String name, @Nullable Object value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Adds the fields of another row. */
    public Row with(Row other) {
        names.addAll(other.names);
        values.addAll(other.values);
        return this;
    }

    /** The fields in their order. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return fields;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(written(names.get(i)));
            write(values.get(i), json, serializers);
        }
        json.writeEndObject();
    }

    /** Calls {@code get} first, because {@code computeIfAbsent} alone locks where several names share a bin. */
    private static SerializedString written(String name) {
        SerializedString known = NAMES.get(name);
        return known == null ? NAMES.computeIfAbsent(name, SerializedString::new) : known;
    }

    private static void write(@Nullable Object value, JsonGenerator json, SerializerProvider serializers)
            throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Row row) {
            row.serialize(json, serializers);
        } else {
            serializers.defaultSerializeValue(value, json);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }
}
