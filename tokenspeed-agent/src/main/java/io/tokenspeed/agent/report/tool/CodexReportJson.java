package io.tokenspeed.agent.report.tool;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.report.ReportRow;
import io.tokenspeed.agent.report.ReportRow.Part;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;

/**
 * Writes a report about Codex as ccusage 20 does: models by name, reasoning apart. Sessions have the ids of their
 * threads; the file that a session is in is not recorded and therefore null.
 */
public final class CodexReportJson {
    private final JsonGenerator json;
    private final RowJson values;

    /** @param costs whether costs are written */
    public CodexReportJson(JsonGenerator json, boolean costs) {
        this.json = json;
        this.values = new RowJson(json, costs);
    }

    /** Writes a whole document. */
    public void write(Report report) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(report.kind().jsonArray());
        for (ReportRow row : report.rows()) {
            row(report.kind(), row);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("totals");
        tokens(report.totals());
        values.cost("costUSD", report.totals());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void row(ReportKind kind, ReportRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField(kind.jsonKey(), row.key());
        if (kind == ReportKind.SESSION) {
            json.writeStringField("projectPath", row.keys().get(2));
            json.writeNullField("directory");
            json.writeNullField("sessionFile");
            values.instant("lastActivity", row.totals().lastAtMillis());
        }
        tokens(row.totals());
        values.cost("costUSD", row.totals());
        json.writeObjectFieldStart("models");
        for (Part part : row.parts()) {
            json.writeObjectFieldStart(part.name());
            tokens(part.totals());
            json.writeBooleanField("isFallback", false);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tokens(UsageTotals totals) throws IOException {
        values.tokens(totals);
        values.count("reasoningOutputTokens", totals, totals.tokens().reasoning());
        values.count("totalTokens", totals, totals.tokens().total());
    }
}
