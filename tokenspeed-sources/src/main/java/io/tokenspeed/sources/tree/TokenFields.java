package io.tokenspeed.sources.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the counters that a record states into the normal form of {@link TokenCounts}. A counter that cannot be true is
 * unknown and counts as 0; the other counters count.
 */
public final class TokenFields {
    /** In US dollars. A hundred times the cost of the longest possible request to the most expensive models. */
    private static final double MAX_COST = 10_000;

    private final Map<Field, Long> counts = new EnumMap<>(Field.class);
    private boolean inputHoldsReads;
    private boolean inputHoldsWrites;
    private boolean outputHoldsReasoning = true;
    private boolean stated;
    private boolean impossible;
    private @Nullable String doubt;
    private @Nullable Long costNano;

    /** What a counter counts. */
    public enum Field {
        /** Input tokens; see {@link #inputHoldsCacheReads()} and {@link #inputHoldsCacheWrites()}. */
        INPUT,
        /** Input tokens read from a prompt cache. */
        CACHE_READ,
        /** Input tokens written to a prompt cache for five minutes, or for a time that is not stated. */
        CACHE_WRITE,
        /** Input tokens written to a prompt cache for one hour. */
        CACHE_WRITE_1H,
        /** Output tokens; see {@link #outputLacksReasoning()}. */
        OUTPUT,
        /** Reasoning tokens. */
        REASONING
    }

    /** Says that the tool counts cache reads as input, too. */
    public TokenFields inputHoldsCacheReads() {
        inputHoldsReads = true;
        return this;
    }

    /** Says that the tool counts cache writes as input, too. */
    public TokenFields inputHoldsCacheWrites() {
        inputHoldsWrites = true;
        return this;
    }

    /** Says that the tool does not count reasoning tokens as output. */
    public TokenFields outputLacksReasoning() {
        outputHoldsReasoning = false;
        return this;
    }

    /** Takes the member of an object that holds a counter; see {@link #count}. */
    public TokenFields member(Field field, @Nullable JsonNode object, String name) {
        return count(field, name, object == null ? null : object.get(name));
    }

    /**
     * Takes a counter. Of several values for one field the sum counts.
     *
     * @param name the tool's name of the counter, for findings
     * @param value a JSON value or a column's value; null where the tool states none
     */
    public TokenFields count(Field field, String name, @Nullable Object value) {
        Object plain = plain(value);
        if (plain == null) {
            return this;
        }
        stated = true;
        double number = plain instanceof Number given ? given.doubleValue() : Double.NaN;
        if (number < 0) {
            impossible(name + " is negative");
        } else if (number <= TokenCounts.MOST && number == Math.rint(number)) {
            counts.merge(field, (long) number, Long::sum);
        } else {
            impossible(name + " is not a number of tokens");
        }
        return this;
    }

    /**
     * Takes a cost in US dollars. A cost of 0 stands for a subscription or an unknown price and is not kept.
     *
     * @param value a JSON value or a column's value; null where the tool states none
     */
    public TokenFields cost(String name, @Nullable Object value) {
        Object plain = plain(value);
        if (plain == null) {
            return this;
        }
        double dollars = plain instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(dollars >= 0 && dollars <= MAX_COST)) {
            doubt(name + " is not an amount of US dollars from 0 to " + (long) MAX_COST);
        } else if (dollars >= 1e-9) {
            costNano = BigDecimal.valueOf(dollars)
                    .movePointRight(9)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node.isNull() || node.isMissingNode() ? null : node.isNumber() ? node.numberValue() : node.asText();
        }
        return value;
    }

    private void impossible(String reason) {
        impossible = true;
        doubt(reason);
    }

    private void doubt(String reason) {
        doubt = doubt == null ? reason : doubt;
    }

    /** Returns the counters; {@link TokenCounts#NONE} where none is stated. */
    public TokenCounts counts() {
        if (!stated) {
            return TokenCounts.NONE;
        }
        long read = get(Field.CACHE_READ);
        long write = get(Field.CACHE_WRITE);
        long write1h = get(Field.CACHE_WRITE_1H);
        long cached = (inputHoldsReads ? read : 0) + (inputHoldsWrites ? write + write1h : 0);
        if (get(Field.INPUT) < cached) {
            impossible("the input is less than its cached part");
        }
        if (!counts.containsKey(Field.INPUT) && !counts.containsKey(Field.OUTPUT)) {
            impossible("neither input nor output is stated");
        }
        long reasoning = get(Field.REASONING);
        long output = get(Field.OUTPUT) + (outputHoldsReasoning ? 0 : reasoning);
        return new TokenCounts(
                Math.max(0, get(Field.INPUT) - cached),
                read,
                write,
                write1h,
                output,
                Math.min(reasoning, output),
                counts.containsKey(Field.REASONING),
                impossible ? UsageSource.PARTIAL : UsageSource.REPORTED,
                counts.containsKey(Field.OUTPUT));
    }

    private long get(Field field) {
        return counts.getOrDefault(field, 0L);
    }

    /** Returns whether a counter is stated, even one that cannot be true. */
    public boolean stated() {
        return stated;
    }

    /** Returns the stated cost in nano-dollars; null where none is stated. */
    public @Nullable Long costNano() {
        return costNano;
    }

    /** Returns the first value that cannot be true, in a few words; null when all can. */
    public @Nullable String doubt() {
        return doubt;
    }
}
