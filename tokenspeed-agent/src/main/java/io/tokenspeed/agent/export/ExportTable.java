package io.tokenspeed.agent.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.model.text.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table that is written row by row, so that memory does not grow with it.
 *
 * @param name the name of the array in JSON
 * @param columns the names of the columns
 * @param rows gives every row to a sink, each with one field for each column
 */
public record ExportTable(String name, List<String> columns, Consumer<Consumer<List<Field>>> rows) {
    /** Writes CSV as in RFC 4180, with a header. */
    public void csv(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (String column : columns) {
            csv.value(column);
        }
        csv.endRow();
        try {
            rows.accept(fields -> row(csv, fields));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes a JSON document with an array of the rows. */
    public void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
        json.writeArrayFieldStart(name);
        try {
            rows.accept(fields -> object(json, fields));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(CsvWriter csv, List<Field> fields) {
        try {
            for (Field field : fields) {
                cell(csv, field);
            }
            csv.endRow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cell(CsvWriter csv, Field field) throws IOException {
        if (field.kind() == Field.Kind.TEXT) {
            csv.text(field.value());
        } else {
            csv.value(field.value());
        }
    }

    private static void object(JsonGenerator json, List<Field> fields) {
        try {
            json.writeStartObject();
            for (Field field : fields) {
                write(json, field);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Field field) throws IOException {
        json.writeFieldName(field.name());
        String value = field.value();
        if (value == null) {
            json.writeNull();
        } else if (field.kind() == Field.Kind.TEXT) {
            json.writeString(value);
        } else {
            json.writeRawValue(value);
        }
    }
}
