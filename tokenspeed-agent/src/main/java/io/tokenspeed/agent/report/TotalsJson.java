package io.tokenspeed.agent.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the sums of a group as fields of a JSON object. Unknown values are null. */
final class TotalsJson {
    private final JsonGenerator json;
    private final boolean costs;

    TotalsJson(JsonGenerator json) {
        this(json, true);
    }

    /** @param costs whether costs are written */
    TotalsJson(JsonGenerator json, boolean costs) {
        this.json = json;
        this.costs = costs;
    }

    void write(UsageTotals totals) throws IOException {
        tokens(totals);
        count("totalTokens", totals, totals.tokens().total());
        cost("totalCost", "totalCostNanoUsd", totals);
        count("reasoningTokens", totals, totals.tokens().reasoning());
        count("cacheCreation1hTokens", totals, totals.tokens().cacheWrite1h());
        counting(totals);
        speeds(totals);
        instant("firstAt", totals.firstAtMillis());
        instant("lastAt", totals.lastAtMillis());
    }

    /** The fields of a part of a row. */
    void writePart(UsageTotals totals) throws IOException {
        tokens(totals);
        count("totalTokens", totals, totals.tokens().total());
        cost("cost", "costNanoUsd", totals);
        count("reasoningTokens", totals, totals.tokens().reasoning());
        counting(totals);
        speeds(totals);
    }

    /** The part of the sums that went through subscriptions. */
    void subscribed(SubscriptionSum sum) throws IOException {
        json.writeNumberField("subscriptionRequests", sum.requests());
        if (costs) {
            json.writeNumberField("subscriptionCostNanoUsd", sum.costNano());
        }
    }

    private void tokens(UsageTotals totals) throws IOException {
        TokenSums tokens = totals.tokens();
        count("inputTokens", totals, tokens.input());
        count("outputTokens", totals, tokens.output());
        count("cacheCreationTokens", totals, tokens.cacheWrite());
        count("cacheReadTokens", totals, tokens.cacheRead());
    }

    private void count(String name, UsageTotals totals, long value) throws IOException {
        if (Amounts.countsKnown(totals)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private void cost(String dollars, String nano, UsageTotals totals) throws IOException {
        if (!costs) {
            return;
        }
        if (totals.cost().nanoUsd().isEmpty()) {
            json.writeNullField(dollars);
            json.writeNullField(nano);
            return;
        }
        json.writeFieldName(dollars);
        json.writeNumber(JsonNumbers.dollars(totals.cost().nanoUsd().getAsLong()));
        json.writeNumberField(nano, totals.cost().nanoUsd().getAsLong());
    }

    private void counting(UsageTotals totals) throws IOException {
        json.writeNumberField("requests", totals.requests());
        json.writeNumberField("attempts", totals.attempts());
        json.writeNumberField("failed", totals.counts().failed());
        json.writeNumberField("cancelled", totals.counts().cancelled());
        ratio("errorRate", totals.counts().failed(), totals.attempts());
        json.writeNumberField("unpricedRequests", totals.cost().unpriced());
        json.writeNumberField("unreliableOutputRequests", totals.gaps().unreliableOutput());
        json.writeNumberField("missingUsageRequests", totals.gaps().missingUsage());
    }

    private void speeds(UsageTotals totals) throws IOException {
        speed("decodeTps", totals.speeds().decode());
        json.writeNumberField("decodeSampleCount", totals.speeds().decode().samples());
        speed("streamTps", totals.speeds().stream());
        json.writeNumberField("streamSampleCount", totals.speeds().stream().samples());
        speed("e2eTps", totals.speeds().e2e());
        json.writeNumberField("sampleCount", totals.speeds().e2e().samples());
        json.writeNumberField("approximatedSampleCount", totals.speeds().approximated());
        ratio("coverage", totals.speeds().e2e().samples(), totals.requests());
        speed("turnTps", totals.speeds().turn());
        json.writeNumberField("turnSampleCount", totals.speeds().turn().samples());
    }

    void speed(String name, PooledSpeed speed) throws IOException {
        json.writeFieldName(name);
        if (speed.tokensPerSecond().isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.rounded(speed.tokensPerSecond().getAsDouble()));
        }
    }

    void ratio(String name, long part, long whole) throws IOException {
        json.writeFieldName(name);
        if (whole == 0) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.rounded((double) part / whole));
        }
    }

    private void instant(String name, @Nullable Long millis) throws IOException {
        if (millis == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, Instant.ofEpochMilli(millis).toString());
        }
    }
}
