package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tokens} and {@code cost}, which messages and steps have alike, into normal form. A counter that cannot be
 * true is not known: it adds nothing, the others count.
 */
final class UsageFields {
    /** US dollars. A hundred times what the dearest models take for as long a request as they allow. */
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

    /** The counters of a {@code tokens} object; none where there is none. */
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

    /** Null is how the writer stores a number that it could not tell, so it is as if the counter were not there. */
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

    /** Releases differ in whether {@code output} includes reasoning. Where a total is stored, the sum tells. */
    private boolean outputHoldsReasoning() {
        return orZero(reasoning) > 0
                && total != null
                && total == orZero(input) + orZero(output) + orZero(cacheRead) + orZero(cacheWrite);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** US dollars as nano-dollars; null for 0, which stands for a subscription or an unknown price. */
    static @Nullable Long cost(JsonParser parser, Doubts doubts) throws IOException {
        if (JsonFields.isNull(parser)) {
            return null;
        }
        double value = JsonFields.number(parser) ? parser.getDoubleValue() : -1;
        if (!(value >= 0 && value <= MAX_COST)) {
            doubts.add("cost is not an amount of US dollars from 0 to " + (long) MAX_COST);
            return null;
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
