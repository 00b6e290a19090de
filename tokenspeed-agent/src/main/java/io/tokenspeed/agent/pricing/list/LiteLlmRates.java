package io.tokenspeed.agent.pricing.list;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import io.tokenspeed.model.price.rate.TierRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rates of an entry of LiteLLM, in dollars per token. A price of 0 stands for "unknown" or "subscription" there, so
 * such an entry has no price, and a cache price of 0 is not stated.
 */
final class LiteLlmRates {
    private static final Map<String, String> TIERS =
            Map.of("priority", "_priority", "flex", "_flex", "batch", "_batches");
    private static final Pattern ABOVE = Pattern.compile("input_cost_per_token_above_(\\d{1,6})k_tokens");
    private static final long THOUSAND = 1_000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final JsonEntry entry;
    private final List<Long> limits;

    private LiteLlmRates(JsonEntry entry) {
        this.entry = entry;
        Set<Long> found = new TreeSet<>();
        for (String name : entry.names()) {
            Matcher above = ABOVE.matcher(name);
            if (above.matches()) {
                found.add(Long.parseLong(above.group(1)));
            }
        }
        this.limits = List.copyOf(found);
    }

    /**
     * Returns the rates of an entry; empty where it has no price.
     *
     * @throws BadEntryException if a rate is no number or no price that anybody asks
     */
    static Optional<PriceSchedule> schedule(JsonEntry entry) throws BadEntryException {
        List<JsonEntry> ranges = entry.objects("tiered_pricing");
        LiteLlmRates rates = new LiteLlmRates(entry);
        RateCard standard = ranges == null ? rates.card("") : ranged(ranges);
        if (standard == null) {
            return Optional.empty();
        }
        Map<String, RateCard> tiers = ranges == null ? rates.serviceTiers(standard) : Map.of();
        return Optional.of(new PriceSchedule(TierRule.WHOLE_REQUEST, standard, tiers, rates.surcharges()));
    }

    private @Nullable RateCard card(String suffix) throws BadEntryException {
        Rates base = rates(entry, suffix);
        if (base == null) {
            return null;
        }
        List<ContextTier> more = new ArrayList<>();
        for (long limit : limits) {
            Rates above = rates(entry, "_above_" + limit + "k_tokens" + suffix);
            if (above != null) {
                more.add(new ContextTier(limit * THOUSAND, above));
            }
        }
        return new RateCard(base, more);
    }

    private Map<String, RateCard> serviceTiers(RateCard standard) throws BadEntryException {
        Map<String, RateCard> tiers = new HashMap<>();
        for (Map.Entry<String, String> tier : TIERS.entrySet()) {
            RateCard card = card(tier.getValue());
            if (card != null) {
                tiers.put(tier.getKey(), card);
            }
        }
        JsonEntry special = entry.object("provider_specific_entry");
        BigDecimal fast = special == null ? null : special.number("fast");
        if (fast != null && fast.signum() > 0) {
            tiers.put("fast", RateCard.flat(times(standard.base(), fast)));
        }
        return tiers;
    }

    private static Rates times(Rates rates, BigDecimal factor) throws BadEntryException {
        if (factor.compareTo(MILLION) > 0) {
            throw new BadEntryException("a factor must be at most a million, not " + factor);
        }
        Long input = times(rates.input(), factor);
        Long output = times(rates.output(), factor);
        return new Rates(
                input == null ? 0 : input,
                times(rates.cacheRead(), factor),
                times(rates.cacheWrite5m(), factor),
                times(rates.cacheWrite1h(), factor),
                output == null ? 0 : output,
                times(rates.reasoning(), factor));
    }

    private static @Nullable Long times(@Nullable Long rate, BigDecimal factor) {
        return rate == null
                ? null
                : (Long) factor.multiply(BigDecimal.valueOf(rate))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static @Nullable Rates rates(JsonEntry entry, String suffix) throws BadEntryException {
        Long input = rate(entry, "input_cost_per_token" + suffix);
        Long output = rate(entry, "output_cost_per_token" + suffix);
        if (input == null || output == null) {
            return null;
        }
        Long read = rate(entry, "cache_read_input_token_cost" + suffix);
        if (read == null && suffix.isEmpty() && !entry.has("cache_read_input_token_cost")) {
            read = rate(entry, "input_cost_per_token_cache_hit");
        }
        Long reasoning = Pico.perToken(entry.number("output_cost_per_reasoning_token" + suffix), Pico.PER_DOLLAR);
        return new Rates(
                input,
                read,
                rate(entry, "cache_creation_input_token_cost" + suffix),
                rate(entry, "cache_creation_input_token_cost_above_1hr" + suffix),
                output,
                output.equals(reasoning) ? null : reasoning);
    }

    private static @Nullable Long rate(JsonEntry entry, String name) throws BadEntryException {
        Long pico = Pico.perToken(entry.number(name), Pico.PER_DOLLAR);
        return pico == null || pico == 0 ? null : pico;
    }

    private static @Nullable RateCard ranged(List<JsonEntry> ranges) throws BadEntryException {
        Map<Long, Rates> byStart = new TreeMap<>();
        for (JsonEntry range : ranges) {
            Rates rates = rates(range, "");
            if (rates != null) {
                byStart.put(range.firstOf("range").longValue(), rates);
            }
        }
        Rates base = byStart.remove(0L);
        List<ContextTier> tiers = new ArrayList<>();
        byStart.forEach((above, rates) -> tiers.add(new ContextTier(above, rates)));
        return base == null ? null : new RateCard(base, tiers);
    }

    private Surcharges surcharges() throws BadEntryException {
        Map<String, Long> regions = new HashMap<>();
        JsonEntry special = entry.object("provider_specific_entry");
        region(regions, "us", special == null ? null : special.number("us"));
        for (String region : List.of("us", "eu")) {
            region(regions, region, entry.number("regional_processing_uplift_multiplier_" + region));
        }
        return new Surcharges(regions, search());
    }

    private static void region(Map<String, Long> regions, String name, @Nullable BigDecimal factor)
            throws BadEntryException {
        if (factor == null || factor.signum() == 0 || factor.compareTo(BigDecimal.ONE) == 0) {
            return;
        }
        if (factor.signum() < 0 || factor.compareTo(MILLION) > 0) {
            throw new BadEntryException("a factor must be from 0 to a million, not " + factor);
        }
        regions.putIfAbsent(name, factor.multiply(MILLION).longValue());
    }

    /** The price of a search of the web, where it does not depend on how much a search finds. */
    private @Nullable Long search() throws BadEntryException {
        JsonEntry costs = entry.object("search_context_cost_per_query");
        if (costs == null) {
            return null;
        }
        Set<@Nullable Long> prices = new HashSet<>();
        for (String size : costs.names()) {
            prices.add(Pico.perCall(costs.number(size), Pico.PER_DOLLAR));
        }
        Long price = prices.size() == 1 ? prices.iterator().next() : null;
        return price == null || price == 0 ? null : price;
    }
}
