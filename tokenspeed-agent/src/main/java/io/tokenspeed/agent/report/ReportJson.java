package io.tokenspeed.agent.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes reports as JSON. Keys are a contract with scripts: they may be added, never renamed or given new meanings. */
public final class ReportJson {
    /** The version of the contract. */
    public static final int SCHEMA_VERSION = 1;

    private final JsonGenerator json;
    private final TotalsJson totals;

    public ReportJson(JsonGenerator json) {
        this.json = json;
        this.totals = new TotalsJson(json);
    }

    /** Writes a whole document with one report. */
    public void write(Report report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        rows(report);
        summary(report);
        json.writeEndObject();
    }

    /** Writes a report's rows as an array field. */
    public void rows(Report report) throws IOException {
        json.writeArrayFieldStart(report.kind().jsonArray());
        for (ReportRow row : report.rows()) {
            row(report, row);
        }
        json.writeEndArray();
    }

    /** Writes the fields {@code totals} and {@code coverage} of a report. */
    public void summary(Report report) throws IOException {
        object("totals", report.totals());
        CoverageJson.write(json, report.totals(), report.unpricedModels());
    }

    /** Writes sums as an object field. */
    public void object(String name, UsageTotals sums) throws IOException {
        json.writeObjectFieldStart(name);
        totals.write(sums);
        json.writeEndObject();
    }

    private void row(Report report, ReportRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField(report.kind().jsonKey(), row.key());
        if (report.kind() == ReportKind.SESSION) {
            session(report, row);
        }
        totals.write(row.totals());
        boolean byProvider = report.kind() == ReportKind.MODELS;
        names(byProvider ? "providersUsed" : "modelsUsed", row.parts());
        json.writeArrayFieldStart(byProvider ? "providerBreakdowns" : "modelBreakdowns");
        for (Part part : row.parts()) {
            json.writeStartObject();
            json.writeStringField(byProvider ? "providerName" : "modelName", part.name());
            totals.writePart(part.totals());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void session(Report report, ReportRow row) throws IOException {
        json.writeStringField("tool", row.keys().get(1));
        json.writeStringField("agent", row.keys().get(1));
        json.writeStringField("projectPath", row.keys().get(2));
        Long lastAt = row.totals().lastAtMillis();
        if (lastAt == null) {
            json.writeNullField("lastActivity");
        } else {
            Instant last = Instant.ofEpochMilli(lastAt);
            json.writeStringField(
                    "lastActivity",
                    LocalDate.ofInstant(last, report.filter().zone()).toString());
        }
    }

    private void names(String field, List<Part> parts) throws IOException {
        json.writeArrayFieldStart(field);
        for (Part part : parts) {
            json.writeString(part.name());
        }
        json.writeEndArray();
    }
}
