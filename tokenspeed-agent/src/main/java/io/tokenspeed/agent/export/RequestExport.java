package io.tokenspeed.agent.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.text.CsvWriter;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes every matching request, oldest first, one at a time, so that memory does not grow with the history. */
public final class RequestExport {
    private final RequestTable requests;
    private final List<UsageFilter> parts;
    private final RequestFields fields;

    public RequestExport(RequestTable requests, UsageFilter filter) {
        this(requests, List.of(filter));
    }

    /**
     * An export of several time ranges.
     *
     * @param parts the filters, which differ in their time range alone
     */
    public RequestExport(RequestTable requests, List<UsageFilter> parts) {
        this.requests = requests;
        this.parts = List.copyOf(parts);
        this.fields =
                new RequestFields(parts.isEmpty() ? CostMode.AUTO : parts.get(0).costMode());
    }

    /** Writes CSV as in RFC 4180, with a header. */
    public void csv(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (String name : RequestFields.NAMES) {
            csv.value(name);
        }
        csv.endRow();
        try {
            parts.forEach(part -> requests.forEach(part, stored -> row(csv, stored)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes a JSON document with the array {@code requests}. */
    public void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
        json.writeArrayFieldStart("requests");
        try {
            parts.forEach(part -> requests.forEach(part, stored -> object(json, stored)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(CsvWriter csv, StoredRequest stored) {
        try {
            for (Field field : fields.of(stored)) {
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

    private void object(JsonGenerator json, StoredRequest stored) {
        try {
            json.writeStartObject();
            for (Field field : fields.of(stored)) {
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
