package io.tokenspeed.agent.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.time.MillisText;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes reports as JSON. Keys are a contract with scripts: they may be added, never renamed or given new meanings. */
public final class ReportJson {
    /** The version of the contract. */
    public static final int SCHEMA_VERSION = 1;

    private final JsonGenerator json;
    private final TotalsJson totals;
    private final boolean byTool;

    public ReportJson(JsonGenerator json) {
        this(json, true, false);
    }

    /**
     * @param costs whether costs are written
     * @param byTool whether rows of periods show what each tool has in them
     */
    public ReportJson(JsonGenerator json, boolean costs, boolean byTool) {
        this.json = json;
        this.totals = new TotalsJson(json, costs);
        this.byTool = byTool;
    }

    /** Writes a whole document with one report. */
    public void write(Report report, SubscriptionSum subscribed) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        rows(report);
        summary(report, subscribed);
        json.writeEndObject();
    }

    /** Writes a report's rows as an array field. */
    public void rows(Report report) throws IOException {
        json.writeArrayFieldStart(report.kind().jsonArray());
        for (ReportRow row : report.rows()) {
            row(report, row);
        }
        json.writeEndArray();
        if (report.kind() == ReportKind.SESSION) {
            sessions(report);
        }
    }

    /** Writes sessions a second time, with the keys that all kinds of rows share. */
    private void sessions(Report report) throws IOException {
        json.writeArrayFieldStart("session");
        for (ReportRow row : report.rows()) {
            json.writeStartObject();
            json.writeStringField("period", row.key());
            json.writeStringField("agent", row.keys().get(1));
            json.writeObjectFieldStart("metadata");
            Long lastAt = row.totals().lastAtMillis();
            json.writeStringField("lastActivity", lastAt == null ? null : MillisText.of(Instant.ofEpochMilli(lastAt)));
            if (row.totals().tokens().reasoning() > 0) {
                json.writeNumberField(
                        "reasoningOutputTokens", row.totals().tokens().reasoning());
            }
            json.writeEndObject();
            totals.write(row.totals());
            parts(report.kind(), row.parts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the daily rows of each project as an object field, and what all of them come to. */
    public void projects(Map<String, Report> projects, Report all, SubscriptionSum subscribed) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("projects");
        for (Map.Entry<String, Report> project : projects.entrySet()) {
            json.writeArrayFieldStart(project.getKey());
            for (ReportRow row : project.getValue().rows()) {
                json.writeStartObject();
                json.writeStringField("project", project.getKey());
                content(project.getValue(), row);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        summary(all, subscribed);
        json.writeEndObject();
    }

    /**
     * Writes the fields {@code totals} and {@code coverage} of a report.
     *
     * @param subscribed the part of the totals that went through subscriptions
     */
    public void summary(Report report, SubscriptionSum subscribed) throws IOException {
        json.writeObjectFieldStart("totals");
        totals.write(report.totals());
        totals.subscribed(subscribed);
        json.writeEndObject();
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
        content(report, row);
        json.writeEndObject();
    }

    private void content(Report report, ReportRow row) throws IOException {
        json.writeStringField(report.kind().jsonKey(), row.key());
        if (report.kind() == ReportKind.SESSION) {
            session(report, row);
        }
        if (report.kind().interval() != null) {
            period(row);
        }
        totals.write(row.totals());
        parts(report.kind(), row.parts());
    }

    /** The keys of ccusage 20, which have one name for days, weeks and months. */
    private void period(ReportRow row) throws IOException {
        json.writeStringField("period", row.key());
        json.writeStringField("agent", "all");
        json.writeObjectFieldStart("metadata");
        json.writeArrayFieldStart("agents");
        for (ReportRow tool : row.tools()) {
            json.writeString(tool.key());
        }
        json.writeEndArray();
        json.writeEndObject();
        if (!byTool) {
            return;
        }
        json.writeArrayFieldStart("agents");
        for (ReportRow tool : row.tools()) {
            json.writeStartObject();
            json.writeStringField("agent", tool.key());
            totals.write(tool.totals());
            parts(ReportKind.DAILY, tool.parts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parts(ReportKind kind, List<Part> parts) throws IOException {
        boolean byProvider = kind == ReportKind.MODELS;
        names(byProvider ? "providersUsed" : "modelsUsed", parts);
        json.writeArrayFieldStart(byProvider ? "providerBreakdowns" : "modelBreakdowns");
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField(byProvider ? "providerName" : "modelName", part.name());
            totals.writePart(part.totals());
            json.writeEndObject();
        }
        json.writeEndArray();
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
