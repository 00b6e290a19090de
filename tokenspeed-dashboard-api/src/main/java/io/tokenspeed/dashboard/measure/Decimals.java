package io.tokenspeed.dashboard.measure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.Arrays;

/** A column of numbers of which some are not known. Written as null where nothing was set. */
public final class Decimals implements JsonSerializable {
    private final double[] values;

    /** A column in which nothing is known yet. */
    public Decimals(int size) {
        values = new double[size];
        Arrays.fill(values, Double.NaN);
    }

    /** Sets a value. */
    public void set(int place, double value) {
        values[place] = value;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            if (Double.isNaN(value)) {
                json.writeNull();
            } else if (value == Math.rint(value)) {
                json.writeNumber((long) value);
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }
}
