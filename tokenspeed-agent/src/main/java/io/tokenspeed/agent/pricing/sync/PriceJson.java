package io.tokenspeed.agent.pricing.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Syncs and held prices as JSON. */
public final class PriceJson {
    private PriceJson() {}

    /** What writes a document. */
    @FunctionalInterface
    public interface Document {
        /** Writes it. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns a document as bytes. */
    public static byte[] bytes(Document document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            document.write(json);
        }
        return bytes.toByteArray();
    }

    /** Writes prices that wait for the user: rates of the standard tier in US dollars per million tokens. */
    public static void held(JsonGenerator json, List<HeldPrice> prices) throws IOException {
        json.writeStartArray();
        for (HeldPrice held : prices) {
            PriceRow row = held.price().row();
            json.writeStartObject();
            json.writeStringField("priceId", row.id());
            json.writeStringField("providerID", row.provider());
            json.writeStringField("modelID", row.model());
            json.writeFieldName("before");
            rates(json, held.before());
            json.writeFieldName("after");
            rates(json, row);
            json.writeStringField("source", row.source().name());
            json.writeStringField("seenAt", row.source().fetchedAt().toString());
            json.writeStringField("reason", held.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rates(JsonGenerator json, @Nullable PriceRow row) throws IOException {
        if (row == null) {
            json.writeNull();
            return;
        }
        Rates rates = row.schedule().standard().base();
        json.writeStartObject();
        rate(json, "input", rates.input());
        rate(json, "cacheRead", rates.cacheRead());
        rate(json, "cacheWrite5m", rates.cacheWrite5m());
        rate(json, "cacheWrite1h", rates.cacheWrite1h());
        rate(json, "output", rates.output());
        rate(json, "reasoning", rates.reasoning());
        json.writeEndObject();
    }

    /** Pico-dollars per token as dollars per million tokens. */
    public static String dollars(long pico) {
        return BigDecimal.valueOf(pico, 6).stripTrailingZeros().toPlainString();
    }

    private static void rate(JsonGenerator json, String name, @Nullable Long pico) throws IOException {
        json.writeFieldName(name);
        if (pico == null) {
            json.writeNull();
        } else {
            json.writeNumber(dollars(pico));
        }
    }

    /** Writes syncs. */
    public static void runs(JsonGenerator json, List<SyncRun> runs) throws IOException {
        json.writeStartArray();
        for (SyncRun run : runs) {
            SyncCounts counts = run.counts();
            json.writeStartObject();
            json.writeStringField("source", run.source());
            json.writeStringField("at", run.at().toString());
            json.writeStringField("status", run.status().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("models", counts.rows());
            json.writeNumberField("added", counts.added());
            json.writeNumberField("changed", counts.changed());
            json.writeNumberField("held", counts.held());
            json.writeNumberField("invalid", counts.invalid());
            json.writeNumberField("gone", counts.gone());
            json.writeStringField("problem", run.problem());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
