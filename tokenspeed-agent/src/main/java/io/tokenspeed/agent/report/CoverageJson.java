package io.tokenspeed.agent.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.util.List;

/** Writes the field {@code coverage}: how many requests of a report have a known speed, cost and token count. */
final class CoverageJson {
    private CoverageJson() {}

    static void write(JsonGenerator json, UsageTotals totals, List<String> unpricedModels) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("requests", totals.requests());
        json.writeNumberField("speedKnown", totals.speeds().e2e().samples());
        json.writeNumberField("speedApproximated", totals.speeds().approximated());
        json.writeNumberField("decodeSpeedKnown", totals.speeds().decode().samples());
        json.writeNumberField("priced", totals.cost().priced());
        json.writeNumberField("unpriced", totals.cost().unpriced());
        json.writeArrayFieldStart("unpricedModels");
        for (String model : unpricedModels) {
            json.writeString(model);
        }
        json.writeEndArray();
        json.writeNumberField("unreliableOutput", totals.gaps().unreliableOutput());
        json.writeNumberField("missingUsage", totals.gaps().missingUsage());
        json.writeNumberField("failed", totals.counts().failed());
        json.writeNumberField("cancelled", totals.counts().cancelled());
        json.writeEndObject();
    }
}
