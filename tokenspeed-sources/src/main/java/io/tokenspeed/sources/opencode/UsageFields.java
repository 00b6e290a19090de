package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads {@code tokens} and {@code cost}, which messages and steps have alike, into normal form. */
final class UsageFields {
    private static final double MAX_COST = 1e9;

    private long total;
    private long input;
    private long output;
    private long reasoning;
    private long cacheRead;
    private long cacheWrite;

    private UsageFields() {}

    /** The counters of a {@code tokens} object; zero where there is none. */
    static TokenCounts tokens(JsonParser parser) throws IOException {
        UsageFields fields = new UsageFields();
        Json.requiredObject(parser, "tokens", fields::counter);
        return fields.counts();
    }

    private void counter(String name, JsonParser value) throws IOException {
        switch (name) {
            case "total" -> total = Json.count(value, "tokens.total");
            case "input" -> input = Json.count(value, "tokens.input");
            case "output" -> output = Json.count(value, "tokens.output");
            case "reasoning" -> reasoning = Json.count(value, "tokens.reasoning");
            case "cache" -> Json.requiredObject(value, "tokens.cache", this::cacheCounter);
            default -> {}
        }
    }

    private void cacheCounter(String name, JsonParser value) throws IOException {
        switch (name) {
            case "read" -> cacheRead = Json.count(value, "tokens.cache.read");
            case "write" -> cacheWrite = Json.count(value, "tokens.cache.write");
            default -> {}
        }
    }

    private TokenCounts counts() {
        long all = outputHoldsReasoning() ? output : output + reasoning;
        return new TokenCounts(
                input, cacheRead, cacheWrite, 0, all, Math.min(reasoning, all), true, UsageSource.REPORTED, true);
    }

    /** Releases differ in whether {@code output} includes reasoning. Where a total is stored, the sum tells. */
    private boolean outputHoldsReasoning() {
        return reasoning > 0 && total == input + output + cacheRead + cacheWrite;
    }

    /** US dollars as nano-dollars; null for 0, which stands for a subscription or an unknown price. */
    static @Nullable Long cost(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        double value = Json.number(parser) ? parser.getDoubleValue() : -1;
        if (!(value >= 0 && value <= MAX_COST)) {
            throw new JsonParseException(parser, "cost must be a number of US dollars from 0 to " + (long) MAX_COST);
        }
        // A number this small may have an exponent that is costly to write out.
        return value < 1e-10 ? null : nonZero(nano(parser.getDecimalValue()));
    }

    private static long nano(BigDecimal dollars) {
        return dollars.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static @Nullable Long nonZero(long nano) {
        return nano == 0 ? null : (Long) nano;
    }
}
