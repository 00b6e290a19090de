package io.tokenspeed.agent.reprice;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.reprice.RepriceMove;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceSums;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what computing costs anew would change, or changed, as one JSON object. */
public record RepriceJson(JsonGenerator json) {
    /** Writes a preview. */
    public void preview(RepricePreview preview) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("applied", false);
        sums(preview.sums());
        json.writeNumberField("unpricedRequests", preview.unpriced());
        json.writeNumberField("loggedRequests", preview.logged());
        text("since", preview.since());
        json.writeArrayFieldStart("largest");
        for (RepriceMove move : preview.largest()) {
            move(move);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes a finished run. */
    public void run(RepriceRun run) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("applied", true);
        members(run);
        json.writeEndObject();
    }

    /** Writes a run that was taken back. */
    public void undo(RepriceUndo undo) throws IOException {
        json.writeStartObject();
        members(undo.run());
        json.writeNumberField("restoredRequests", undo.restored());
        json.writeNumberField("changedSince", undo.changedSince());
        json.writeEndObject();
    }

    private void members(RepriceRun run) throws IOException {
        json.writeNumberField("run", run.number());
        json.writeStringField("at", run.at().toString());
        json.writeStringField("filter", run.filter());
        json.writeStringField("state", run.state().name().toLowerCase(Locale.ROOT));
        sums(run.sums());
    }

    private void sums(RepriceSums sums) throws IOException {
        json.writeNumberField("requests", sums.rows());
        cost("before", sums.beforeNano());
        cost("after", sums.afterNano());
    }

    private void move(RepriceMove move) throws IOException {
        Request request = move.before().request();
        Cost before = move.before().computed();
        json.writeStartObject();
        json.writeStringField("id", move.before().id());
        text("at", Instant.ofEpochMilli(request.timing().instantMillis()));
        json.writeStringField("tool", request.tool());
        text("providerName", request.place().provider());
        json.writeStringField("modelName", request.place().model());
        cost("before", before == null ? null : (Long) before.nanoUsd());
        cost("after", move.after().nanoUsd());
        text("beforePriceId", move.before().priceId());
        json.writeStringField("afterPriceId", move.after().priceId());
        json.writeEndObject();
    }

    private void cost(String name, @Nullable Long nano) throws IOException {
        json.writeFieldName(name + "Cost");
        if (nano == null) {
            json.writeNull();
            json.writeNullField(name + "CostNanoUsd");
        } else {
            json.writeNumber(JsonNumbers.dollars(nano));
            json.writeNumberField(name + "CostNanoUsd", nano);
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
