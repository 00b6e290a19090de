package io.tokenspeed.agent.report.tool;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.report.ReportRow;
import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes a report about one tool as ccusage 20 does for all tools but Codex. Costs that are unknown are null. */
public final class ToolReportJson {
    private final JsonGenerator json;
    private final RowJson values;

    /** @param costs whether costs are written */
    public ToolReportJson(JsonGenerator json, boolean costs) {
        this.json = json;
        this.values = new RowJson(json, costs);
    }

    /** Writes a whole document. */
    public void write(Report report) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(report.kind().jsonArray());
        for (ReportRow row : report.rows()) {
            json.writeStartObject();
            row(report.kind(), row);
            json.writeEndObject();
        }
        json.writeEndArray();
        totals(report.totals());
        json.writeEndObject();
    }

    /** Writes a whole document with the days of each project apart. */
    public void projects(Map<String, Report> projects, UsageTotals all) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("projects");
        for (Map.Entry<String, Report> project : projects.entrySet()) {
            json.writeArrayFieldStart(project.getKey());
            for (ReportRow row : project.getValue().rows()) {
                json.writeStartObject();
                json.writeStringField("project", project.getKey());
                row(ReportKind.DAILY, row);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        totals(all);
        json.writeEndObject();
    }

    private void totals(UsageTotals totals) throws IOException {
        json.writeObjectFieldStart("totals");
        sums(totals);
        json.writeEndObject();
    }

    private void sums(UsageTotals totals) throws IOException {
        values.tokens(totals);
        values.count("totalTokens", totals, totals.tokens().total());
        values.cost("totalCost", totals);
    }

    private void row(ReportKind kind, ReportRow row) throws IOException {
        json.writeStringField(kind.jsonKey(), row.key());
        if (kind == ReportKind.SESSION) {
            json.writeStringField("projectPath", row.keys().get(2));
            values.instant("firstActivity", row.totals().firstAtMillis());
            values.instant("lastActivity", row.totals().lastAtMillis());
        }
        sums(row.totals());
        models(row.parts());
    }

    private void models(List<Part> parts) throws IOException {
        json.writeArrayFieldStart("modelsUsed");
        for (Part part : parts) {
            json.writeString(part.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("modelBreakdowns");
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField("modelName", part.name());
            values.tokens(part.totals());
            values.cost("cost", part.totals());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
