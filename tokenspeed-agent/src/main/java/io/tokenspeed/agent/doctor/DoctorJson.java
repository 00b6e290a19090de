package io.tokenspeed.agent.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.agent.upload.UploadJson;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.sources.crosscheck.TranscriptPeriod;
import io.tokenspeed.uploader.UploadStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the self-check as JSON. */
public final class DoctorJson {
    private final JsonGenerator json;

    public DoctorJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a whole document.
     *
     * @param upload the state of uploading; null where it is not known
     */
    public void write(DoctorFacts facts, @Nullable UploadStatus upload) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeBooleanField("healthy", facts.healthy(upload));
        database(facts.database());
        if (facts.pricesAsOf() != null) {
            json.writeStringField("pricesAsOf", facts.pricesAsOf().toString());
        }
        json.writeArrayFieldStart("agents");
        for (ToolFacts tool : facts.tools()) {
            tool(tool);
        }
        json.writeEndArray();
        doubleStores(facts.doubleStores());
        new CrossCheckJson(json).write(facts.crossChecks());
        if (facts.alerts() != null) {
            alerts(facts.alerts());
        }
        if (!facts.exportLoss().equals(ExportLoss.NONE)) {
            lost(facts.exportLoss());
        }
        if (upload != null) {
            json.writeFieldName("upload");
            json.writeRawValue(UploadJson.status(upload).toString());
        }
        json.writeEndObject();
    }

    private void alerts(AlertFacts alerts) throws IOException {
        json.writeObjectFieldStart("alerts");
        json.writeBooleanField("evaluated", alerts.evaluated());
        json.writeNumberField("firing", alerts.firing());
        json.writeNumberField("waiting", alerts.deliveries().waiting());
        json.writeNumberField("failed", alerts.deliveries().failed());
        text("lastError", alerts.deliveries().lastError());
        text("problem", alerts.problem());
        json.writeEndObject();
    }

    private void lost(ExportLoss loss) throws IOException {
        json.writeObjectFieldStart("telemetryExport");
        json.writeNumberField("lost", loss.requests());
        json.writeNumberField("failedMetrics", loss.failedMetrics());
        text("lastProblem", loss.lastProblem());
        json.writeEndObject();
    }

    private void doubleStores(List<DoubleStore> stores) throws IOException {
        json.writeArrayFieldStart("possiblyTwice");
        for (DoubleStore store : stores) {
            json.writeStartObject();
            json.writeStringField("tool", store.tool());
            json.writeStringField("agent", store.tool());
            json.writeStringField("alsoIn", store.otherTool());
            json.writeNumberField("requests", store.requests());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void database(DatabaseFacts database) throws IOException {
        json.writeObjectFieldStart("database");
        json.writeStringField("path", database.path().toString());
        json.writeBooleanField("exists", database.exists());
        number("bytes", database.bytes());
        text("schema", database.schema());
        number("requests", database.contents().requests());
        number("attempts", database.contents().attempts());
        text("firstAt", database.contents().firstAt());
        text("lastAt", database.contents().lastAt());
        texts("moves", database.moves());
        text("problem", database.problem());
        json.writeEndObject();
    }

    private void tool(ToolFacts tool) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", tool.tool());
        json.writeStringField("agent", tool.tool());
        json.writeArrayFieldStart("folders");
        for (SearchedFolder folder : tool.folders()) {
            json.writeStartObject();
            json.writeStringField("path", folder.path().toString());
            json.writeBooleanField("exists", folder.exists());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("files", tool.files());
        json.writeNumberField("lines", tool.counts().lines());
        json.writeNumberField("badLines", tool.counts().badLines());
        json.writeNumberField("doubtful", tool.counts().doubtful());
        json.writeNumberField("captured", tool.captured());
        json.writeNumberField("stored", tool.stored().attempts());
        json.writeNumberField("requests", tool.stored().requests());
        json.writeNumberField("duplicates", tool.stored().duplicates());
        json.writeBooleanField("conserved", tool.conserved());
        worst(tool.worst());
        texts("problems", tool.problems());
        if (tool.retention() != null) {
            retention(tool.retention());
        }
        json.writeEndObject();
    }

    private void retention(Retention retention) throws IOException {
        json.writeObjectFieldStart("retention");
        json.writeArrayFieldStart("periods");
        for (TranscriptPeriod period : retention.periods()) {
            json.writeStartObject();
            json.writeStringField("settings", period.settings().toString());
            json.writeNumberField("days", period.days());
            json.writeBooleanField("isDefault", period.isDefault());
            json.writeEndObject();
        }
        json.writeEndArray();
        MetricTotal told = retention.told();
        json.writeNumberField("goneFiles", retention.gone());
        text("newestGone", retention.newestGone());
        text("firstAt", retention.firstAt());
        number("toldDeleted", told == null ? null : (Long) Math.round(told.value()));
        text("toldAt", told == null ? null : Instant.ofEpochMilli(told.seenAtMillis()));
        json.writeEndObject();
    }

    private void worst(List<FileFindings> files) throws IOException {
        json.writeArrayFieldStart("worstFiles");
        for (FileFindings file : files) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeNumberField("badLines", file.badLines());
            json.writeNumberField("doubtful", file.doubtful());
            json.writeArrayFieldStart("findings");
            for (Finding finding : file.findings()) {
                json.writeStartObject();
                json.writeStringField("place", finding.place());
                json.writeBooleanField("stored", finding.stored());
                json.writeStringField("reason", finding.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void number(String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private void text(String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }
}
