package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.Billing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charges of a request besides the rates per token.
 *
 * @param regions by region, the factor in millionths that all rates are multiplied by if inference is bound to the
 *     region
 * @param webSearch the price of one web search in pico-dollars; null where the source states none
 */
public record Surcharges(
        Map<String, Long> regions, @Nullable Long webSearch) {
    /** No surcharges. */
    public static final Surcharges NONE = new Surcharges(Map.of(), null);

    private static final long WHOLE = 1_000_000;
    private static final String REGION = "%";
    private static final String WEB_SEARCH = "+web_search=";

    public Surcharges {
        regions = Map.copyOf(regions);
        regions.forEach(Surcharges::requireFactor);
        if (webSearch != null && webSearch < 0) {
            throw new IllegalArgumentException("webSearch < 0: " + webSearch);
        }
    }

    private static void requireFactor(String region, long factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("factor of region " + region + " < 1: " + factor);
        }
    }

    /** Returns whether a part of a line of the bundled table is a surcharge, not a set of rates. */
    public static boolean isOne(String set) {
        return set.startsWith(REGION) || set.startsWith(WEB_SEARCH);
    }

    /**
     * Reads the surcharges among the parts of a line: {@code %region=millionths} and {@code +web_search=pico-dollars}.
     */
    public static Surcharges parse(String sets) {
        if (sets.indexOf('%') < 0 && sets.indexOf('+') < 0) {
            return NONE;
        }
        Map<String, Long> regions = new HashMap<>();
        Long webSearch = null;
        for (String set : sets.split(" ", -1)) {
            long value = isOne(set) ? Long.parseLong(set.substring(set.indexOf('=') + 1)) : 0;
            if (set.startsWith(REGION)) {
                regions.put(set.substring(1, set.indexOf('=')), value);
            } else if (set.startsWith(WEB_SEARCH)) {
                webSearch = value;
            }
        }
        return new Surcharges(regions, webSearch);
    }

    /**
     * Returns the cost of a request's tokens where inference is bound to the request's region, in pico-dollars.
     *
     * @param tokens the cost of the tokens in any region, in pico-dollars
     * @throws ArithmeticException if the product does not fit a long
     */
    long inRegion(long tokens, Billing billing) {
        Long factor = billing.region() == null ? null : regions.get(billing.region());
        return factor == null ? tokens : times(tokens, factor);
    }

    /**
     * Returns the cost of the tools that the provider ran for a request, in pico-dollars. Tools whose price the source
     * does not state add nothing.
     *
     * @throws ArithmeticException if the product does not fit a long
     */
    long toolsPicoUsd(Billing billing) {
        return webSearch == null ? 0 : Math.multiplyExact(billing.webSearches(), webSearch);
    }

    /** Drops fractions of a pico-dollar, which are far below the nano-dollar that a cost is rounded to. */
    private static long times(long pico, long factor) {
        return Math.addExact(Math.multiplyExact(pico / WHOLE, factor), pico % WHOLE * factor / WHOLE);
    }
}
