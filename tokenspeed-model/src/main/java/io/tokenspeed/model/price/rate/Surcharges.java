package io.tokenspeed.model.price.rate;

import io.tokenspeed.model.request.Billing;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Charges of a request besides the rates per token of text. Their text form is a part for each:
 * {@code %region=millionths}, {@code +web_search=pico-dollars}, {@code +audio_input=pico-dollars} and
 * {@code +image_input=pico-dollars}.
 *
 * @param regions by region, the factor in millionths that all rates are multiplied by if inference is bound to the
 *     region
 * @param webSearch the price of one web search in pico-dollars; null where the source states none
 * @param audioInput the price of an input token that is audio, in pico-dollars; null where it costs the same as text
 * @param imageInput the price of an input token that is an image, in pico-dollars; null where it costs the same as text
 */
public record Surcharges(
        Map<String, Long> regions,
        @Nullable Long webSearch,
        @Nullable Long audioInput,
        @Nullable Long imageInput) {
    /** No surcharges. */
    public static final Surcharges NONE = new Surcharges(Map.of(), null);

    private static final long WHOLE = 1_000_000;
    private static final String REGION = "%";
    private static final String ADDED = "+";
    private static final String WEB_SEARCH = "+web_search";
    private static final String AUDIO_INPUT = "+audio_input";
    private static final String IMAGE_INPUT = "+image_input";

    public Surcharges {
        regions = Map.copyOf(regions);
        regions.forEach(Surcharges::requireFactor);
        requireNotNegative("webSearch", webSearch);
        requireNotNegative("audioInput", audioInput);
        requireNotNegative("imageInput", imageInput);
    }

    /** Creates charges of requests whose input tokens all cost the same. */
    public Surcharges(Map<String, Long> regions, @Nullable Long webSearch) {
        this(regions, webSearch, null, null);
    }

    /** Returns these charges with another price of a web search. */
    public Surcharges withWebSearch(@Nullable Long search) {
        return new Surcharges(regions, search, audioInput, imageInput);
    }

    private static void requireNotNegative(String name, @Nullable Long rate) {
        if (rate != null && rate < 0) {
            throw new IllegalArgumentException(name + " < 0: " + rate);
        }
    }

    private static void requireFactor(String region, long factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("factor of region " + region + " < 1: " + factor);
        }
    }

    /** Returns whether a part of a line of the bundled table is a surcharge, not a set of rates. */
    public static boolean isOne(String set) {
        return set.startsWith(REGION) || set.startsWith(ADDED);
    }

    /**
     * Reads the surcharges among the parts of a line.
     *
     * @throws IllegalArgumentException if a part has a name that is none of those above, or no number
     */
    public static Surcharges parse(String sets) {
        if (sets.indexOf('%') < 0 && sets.indexOf('+') < 0) {
            return NONE;
        }
        Map<String, Long> regions = new HashMap<>();
        Map<String, Long> added = new HashMap<>();
        for (String set : sets.split(" ", -1)) {
            if (isOne(set)) {
                String name = set.substring(0, set.indexOf('='));
                long value = Long.parseLong(set.substring(name.length() + 1));
                if (set.startsWith(REGION)) {
                    regions.put(name.substring(1), value);
                } else {
                    added.put(known(name), value);
                }
            }
        }
        return new Surcharges(regions, added.get(WEB_SEARCH), added.get(AUDIO_INPUT), added.get(IMAGE_INPUT));
    }

    private static String known(String name) {
        if (!Set.of(WEB_SEARCH, AUDIO_INPUT, IMAGE_INPUT).contains(name)) {
            throw new IllegalArgumentException("unknown surcharge " + name);
        }
        return name;
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
