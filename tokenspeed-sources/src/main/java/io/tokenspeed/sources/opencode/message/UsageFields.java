package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tokens} and {@code cost}, which have the same form in messages and steps, into normal form. A counter
 * that cannot be true is unknown and counts as 0; the other counters count.
 */
final class UsageFields {
    /** In US dollars. A hundred times the cost of the longest possible request to the most expensive models. */
    private static final double MAX_COST = 10_000;

    private final Doubts doubts;
    private @Nullable Long total;
    private @Nullable Long input;
    private @Nullable Long output;
    private @Nullable Long reasoning;
    private @Nullable Long cacheRead;
    private @Nullable Long cacheWrite;
    private boolean reasoningImpossible;
    private boolean impossible;
    private boolean stated;

    private UsageFields(Doubts doubts) {
        this.doubts = doubts;
    }

    /** Returns the counters of a {@code tokens} object; {@link TokenCounts#NONE} where there is none. */
    static TokenCounts tokens(JsonParser parser, Doubts doubts) throws IOException {
        UsageFields fields = new UsageFields(doubts);
        if (parser.currentToken() != JsonToken.START_OBJECT && !JsonFields.isNull(parser)) {
            doubts.add("tokens is not an object");
        }
        JsonFields.object(parser, fields::counter);
        return fields.stated ? fields.counts() : TokenCounts.NONE;
    }

    private void counter(String name, JsonParser value) throws IOException {
        switch (name) {
            case "total" -> total = count(value, "tokens.total");
            case "input" -> input = count(value, "tokens.input");
            case "output" -> output = count(value, "tokens.output");
            case "reasoning" -> {
                reasoning = count(value, "tokens.reasoning");
                reasoningImpossible = reasoning == null && !JsonFields.isNull(value);
            }
            case "cache" -> cache(value);
            default -> {}
        }
    }

    private void cache(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_OBJECT && !JsonFields.isNull(value)) {
            impossible("tokens.cache is not an object");
        }
        JsonFields.object(value, this::cacheCounter);
    }

    private void cacheCounter(String name, JsonParser value) throws IOException {
        switch (name) {
            case "read" -> cacheRead = count(value, "tokens.cache.read");
            case "write" -> cacheWrite = count(value, "tokens.cache.write");
            default -> {}
        }
    }

    /** OpenCode stores null for an unknown number, so null means that the counter is missing. */
    private @Nullable Long count(JsonParser value, String name) throws IOException {
        if (JsonFields.isNull(value)) {
            return null;
        }
        stated = true;
        Long count = JsonFields.count(value);
        if (count == null) {
            impossible(name + (isNegative(value) ? " is negative" : " is not a number of tokens"));
        }
        return count;
    }

    private static boolean isNegative(JsonParser value) throws IOException {
        return JsonFields.number(value) && value.getDoubleValue() < 0;
    }

    private void impossible(String reason) {
        impossible = true;
        doubts.add(reason);
    }

    private TokenCounts counts() {
        noteMissing();
        long thinking = orZero(reasoning);
        long all = outputHoldsReasoning() ? orZero(output) : orZero(output) + thinking;
        return new TokenCounts(
                orZero(input),
                orZero(cacheRead),
                orZero(cacheWrite),
                0,
                all,
                Math.min(thinking, all),
                reasoning != null,
                impossible ? UsageSource.PARTIAL : UsageSource.REPORTED,
                output != null && !reasoningImpossible);
    }

    private void noteMissing() {
        if (impossible) {
            return;
        }
        if (input == null && output == null) {
            impossible("tokens has neither input nor output");
        } else if (input == null) {
            impossible("tokens.input is missing");
        } else if (output == null) {
            impossible("tokens.output is missing");
        }
    }

    /** In some releases {@code output} includes reasoning. If a total is stored, comparing the sum with it decides. */
    private boolean outputHoldsReasoning() {
        return orZero(reasoning) > 0
                && total != null
                && total == orZero(input) + orZero(output) + orZero(cacheRead) + orZero(cacheWrite);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** Returns US dollars as nano-dollars; null for 0, which stands for a subscription or an unknown price. */
    static @Nullable Long cost(JsonParser parser, Doubts doubts) throws IOException {
        if (JsonFields.isNull(parser)) {
            return null;
        }
        double value = JsonFields.number(parser) ? parser.getDoubleValue() : -1;
        if (!(value >= 0 && value <= MAX_COST)) {
            doubts.add("cost is not an amount of US dollars from 0 to " + (long) MAX_COST);
            return null;
        }
        // A number this small may have a large negative exponent, which would be slow to convert.
        return value < 1e-10 ? null : nonZero(nano(parser.getDecimalValue()));
    }

    private static long nano(BigDecimal dollars) {
        return dollars.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static @Nullable Long nonZero(long nano) {
        return nano == 0 ? null : (Long) nano;
    }
}
