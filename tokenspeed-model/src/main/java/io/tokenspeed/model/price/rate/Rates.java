package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * Prices per token in pico-dollars (10<sup>-12</sup> US dollars), so that 1 US dollar per million tokens is 1,000,000.
 * A class of tokens without its own rate is billed as another class: one-hour writes as five-minute writes, cache reads
 * and five-minute writes as input, reasoning as output.
 *
 * @param input rate of uncached input
 * @param cacheRead rate of tokens read from a prompt cache; null where the source states none
 * @param cacheWrite5m rate of tokens written to a five-minute cache; null where the source states none
 * @param cacheWrite1h rate of tokens written to a one-hour cache; null where the source states none
 * @param output rate of output
 * @param reasoning rate of reasoning; null where it costs the same as other output
 */
public record Rates(
        long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite5m,
        @Nullable Long cacheWrite1h,
        long output,
        @Nullable Long reasoning) {

    public Rates {
        requireNotNegative("input", input);
        requireNotNegative("cacheRead", cacheRead);
        requireNotNegative("cacheWrite5m", cacheWrite5m);
        requireNotNegative("cacheWrite1h", cacheWrite1h);
        requireNotNegative("output", output);
        requireNotNegative("reasoning", reasoning);
    }

    private static void requireNotNegative(String name, @Nullable Long rate) {
        if (rate != null && rate < 0) {
            throw new IllegalArgumentException(name + " < 0: " + rate);
        }
    }

    /** Returns rates for input and output alone. */
    public static Rates of(long input, long output) {
        return new Rates(input, null, null, null, output, null);
    }

    /** Returns the price of a token read from a cache, in pico-dollars. */
    public long effectiveCacheRead() {
        return orElse(cacheRead, input);
    }

    /** Returns the price of a token written to a five-minute cache, in pico-dollars. */
    public long effectiveCacheWrite5m() {
        return orElse(cacheWrite5m, input);
    }

    /** Returns the price of a token written to a one-hour cache, in pico-dollars. */
    public long effectiveCacheWrite1h() {
        return orElse(cacheWrite1h, effectiveCacheWrite5m());
    }

    /** Returns the price of a reasoning token, in pico-dollars. */
    public long effectiveReasoning() {
        return orElse(reasoning, output);
    }

    /**
     * Returns the cost of the tokens at these rates, in pico-dollars.
     *
     * @throws ArithmeticException if the sum does not fit a long
     */
    long picoUsd(TokenCounts tokens) {
        long sum = Math.multiplyExact(tokens.input(), input);
        sum = plus(sum, tokens.cacheRead(), effectiveCacheRead());
        sum = plus(sum, tokens.cacheWrite5m(), effectiveCacheWrite5m());
        sum = plus(sum, tokens.cacheWrite1h(), effectiveCacheWrite1h());
        sum = plus(sum, tokens.output() - tokens.reasoning(), output);
        return plus(sum, tokens.reasoning(), effectiveReasoning());
    }

    private static long plus(long sum, long tokens, long rate) {
        return Math.addExact(sum, Math.multiplyExact(tokens, rate));
    }

    private static long orElse(@Nullable Long rate, long other) {
        return rate == null ? other : rate;
    }
}
