package io.tokenspeed.agent.report.tool;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.time.MillisText;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes single values of a row. What is unknown is null. */
final class RowJson {
    private final JsonGenerator json;
    private final boolean costs;

    RowJson(JsonGenerator json, boolean costs) {
        this.json = json;
        this.costs = costs;
    }

    void tokens(UsageTotals totals) throws IOException {
        TokenSums tokens = totals.tokens();
        count("inputTokens", totals, tokens.input());
        count("outputTokens", totals, tokens.output());
        count("cacheCreationTokens", totals, tokens.cacheWrite());
        count("cacheReadTokens", totals, tokens.cacheRead());
    }

    /** Writes a number of tokens; null where no request of the group logged any. */
    void count(String name, UsageTotals totals, long value) throws IOException {
        boolean known = totals.requests() == 0 || totals.gaps().missingUsage() < totals.requests();
        if (known) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    void cost(String name, UsageTotals totals) throws IOException {
        if (!costs) {
            return;
        }
        json.writeFieldName(name);
        if (totals.cost().nanoUsd().isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.dollars(totals.cost().nanoUsd().getAsLong()));
        }
    }

    void instant(String name, @Nullable Long millis) throws IOException {
        if (millis == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, MillisText.of(Instant.ofEpochMilli(millis)));
        }
    }
}
