package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * Prices per token in pico-dollars, so that 1 US dollar per million tokens is 1,000,000. A class of tokens without its
 * own rate is billed as the next one that is as fresh: one-hour writes as five-minute writes, cache reads and writes as
 * input, reasoning as output.
 *
 * @param input uncached input
 * @param cacheRead read from a prompt cache; absent where the source states none
 * @param cacheWrite5m written to a five-minute cache; absent where the source states none
 * @param cacheWrite1h written to a one-hour cache; absent where the source states none
 * @param output output
 * @param reasoning reasoning, where it costs something else than other output
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

    /** Rates for input and output alone. */
    public static Rates of(long input, long output) {
        return new Rates(input, null, null, null, output, null);
    }

    /** What a cache read costs. */
    public long effectiveCacheRead() {
        return orElse(cacheRead, input);
    }

    /** What a five-minute cache write costs. */
    public long effectiveCacheWrite5m() {
        return orElse(cacheWrite5m, input);
    }

    /** What a one-hour cache write costs. */
    public long effectiveCacheWrite1h() {
        return orElse(cacheWrite1h, effectiveCacheWrite5m());
    }

    /** What a reasoning token costs. */
    public long effectiveReasoning() {
        return orElse(reasoning, output);
    }

    /**
     * What the tokens cost at these rates, in pico-dollars.
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
