package io.tokenspeed.agent.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedRow;
import java.io.IOException;
import java.util.OptionalLong;

/** Writes speeds as JSON, under the same contract as {@link ReportJson}. */
public final class SpeedJson {
    private final JsonGenerator json;
    private final TotalsJson numbers;

    public SpeedJson(JsonGenerator json) {
        this.json = json;
        this.numbers = new TotalsJson(json);
    }

    /** Writes a whole document. */
    public void write(SpeedReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
        json.writeArrayFieldStart("speed");
        for (SpeedRow row : report.rows()) {
            json.writeStartObject();
            json.writeStringField("providerName", row.keys().get(0));
            json.writeStringField("modelName", row.keys().get(1));
            row(row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("totals");
        row(report.all());
        json.writeEndObject();
        CoverageJson.write(json, report.all().totals(), report.unpricedModels());
        json.writeEndObject();
    }

    private void row(SpeedRow row) throws IOException {
        long requests = row.totals().requests();
        json.writeNumberField("requests", requests);
        speed("decode", row.totals().speeds().decode(), row.decode(), requests);
        speed("stream", row.totals().speeds().stream(), Histogram.EMPTY, requests);
        speed("e2e", row.totals().speeds().e2e(), row.e2e(), requests);
        json.writeNumberField("approximatedSampleCount", row.totals().speeds().approximated());
        speed("turn", row.totals().speeds().turn(), Histogram.EMPTY, requests);
    }

    private void speed(String name, PooledSpeed speed, Histogram values, long requests) throws IOException {
        json.writeObjectFieldStart(name);
        numbers.speed("tps", speed);
        quantile("p10", values, 0.1);
        quantile("p50", values, 0.5);
        quantile("p90", values, 0.9);
        json.writeNumberField("sampleCount", speed.samples());
        numbers.ratio("coverage", speed.samples(), requests);
        json.writeEndObject();
    }

    private void quantile(String name, Histogram values, double q) throws IOException {
        OptionalLong milli = values.quantile(q);
        json.writeFieldName(name);
        if (milli.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.rounded(milli.getAsLong() / 1000.0));
        }
    }
}
