package io.tokenspeed.agent.pricing.list;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import io.tokenspeed.model.price.rate.TierRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rates in dollars per million tokens, as genai-prices and models.dev state them. Where input or output costs nothing,
 * the price is unknown or part of a subscription, so there is none.
 */
final class MillionRates {
    /** Names of the rates in the order of {@link Rates}; models.dev has no rate for one-hour writes. */
    private static final List<String> GENAI = List.of(
            "input_mtok",
            "cache_read_mtok",
            "cache_write_mtok",
            "cache_write_1h_mtok",
            "output_mtok",
            "output_reasoning_mtok");

    private static final List<String> MODELS_DEV =
            List.of("input", "cache_read", "cache_write", "cache_write_1h", "output", "reasoning");
    private static final long OVER_200K = 200_000;

    private MillionRates() {}

    /** Returns the prices of a model of genai-prices; empty where it has none per token. */
    static Optional<PriceSchedule> genai(JsonEntry prices) throws BadEntryException {
        Rates base = rates(genai(prices, 0));
        if (base == null) {
            return Optional.empty();
        }
        List<ContextTier> tiers = new ArrayList<>();
        for (long start : starts(prices)) {
            Rates rates = rates(genai(prices, start));
            if (rates == null) {
                throw new BadEntryException("a tier needs prices of input and output");
            }
            tiers.add(new ContextTier(start, rates));
        }
        Long search = Pico.perCall(prices.number("web_searches_kcount"), Pico.PER_THOUSAND);
        return Optional.of(schedule(base, tiers, search == null || search == 0 ? null : search));
    }

    private static List<Long> starts(JsonEntry prices) throws BadEntryException {
        TreeSet<Long> starts = new TreeSet<>();
        for (String name : GENAI) {
            JsonEntry tiered = prices.object(name);
            if (tiered != null) {
                starts.addAll(starts(name, tiered));
            }
        }
        return List.copyOf(starts);
    }

    private static List<Long> starts(String name, JsonEntry tiered) throws BadEntryException {
        List<JsonEntry> tiers = tiered.objects("tiers");
        if (tiers == null) {
            throw new BadEntryException(name + " needs tiers");
        }
        List<Long> starts = new ArrayList<>();
        long last = 0;
        for (JsonEntry tier : tiers) {
            BigDecimal start = tier.number("start");
            if (start == null || start.compareTo(BigDecimal.valueOf(last)) <= 0) {
                throw new BadEntryException("tiers of " + name + " must rise");
            }
            last = start.longValue();
            starts.add(last);
        }
        return starts;
    }

    /** The rates of prompts from this length on, by their names in the list. */
    private static Map<Integer, Long> genai(JsonEntry prices, long start) throws BadEntryException {
        Map<Integer, Long> rates = new TreeMap<>();
        for (int i = 0; i < GENAI.size(); i++) {
            JsonEntry tiered = prices.object(GENAI.get(i));
            put(rates, i, tiered == null ? prices.number(GENAI.get(i)) : at(tiered, start));
        }
        return rates;
    }

    private static @Nullable BigDecimal at(JsonEntry tiered, long start) throws BadEntryException {
        BigDecimal price = tiered.number("base");
        List<JsonEntry> tiers = tiered.objects("tiers");
        for (JsonEntry tier : tiers == null ? List.<JsonEntry>of() : tiers) {
            BigDecimal from = tier.number("start");
            if (from != null && from.longValue() <= start) {
                price = tier.number("price");
            }
        }
        return price;
    }

    /** Returns the prices of a model of models.dev; empty where it has none. */
    static Optional<PriceSchedule> modelsDev(JsonEntry cost) throws BadEntryException {
        Rates base = rates(plain(cost));
        if (base == null) {
            return Optional.empty();
        }
        List<ContextTier> tiers = new ArrayList<>();
        List<JsonEntry> stated = cost.objects("tiers");
        for (JsonEntry tier : stated == null ? List.<JsonEntry>of() : stated) {
            JsonEntry limit = tier.object("tier");
            BigDecimal size = limit == null ? null : limit.number("size");
            add(tiers, size == null ? 0 : size.longValue(), tier);
        }
        JsonEntry over = cost.object("context_over_200k");
        if (over != null && tiers.isEmpty()) {
            add(tiers, OVER_200K, over);
        }
        return Optional.of(schedule(base, tiers, null));
    }

    private static void add(List<ContextTier> tiers, long above, JsonEntry cost) throws BadEntryException {
        Rates rates = rates(plain(cost));
        if (rates == null || above <= 0) {
            throw new BadEntryException("a tier needs a size and prices of input and output");
        }
        tiers.add(new ContextTier(above, rates));
    }

    private static Map<Integer, Long> plain(JsonEntry cost) throws BadEntryException {
        Map<Integer, Long> rates = new TreeMap<>();
        for (int i = 0; i < MODELS_DEV.size(); i++) {
            put(rates, i, cost.number(MODELS_DEV.get(i)));
        }
        return rates;
    }

    private static void put(Map<Integer, Long> rates, int index, @Nullable BigDecimal dollars)
            throws BadEntryException {
        Long pico = Pico.perToken(dollars, Pico.PER_MILLION);
        if (pico != null && pico > 0) {
            rates.put(index, pico);
        }
    }

    private static @Nullable Rates rates(Map<Integer, Long> rates) {
        Long input = rates.get(0);
        Long output = rates.get(4);
        Long reasoning = rates.get(5);
        return input == null || output == null
                ? null
                : new Rates(
                        input,
                        rates.get(1),
                        rates.get(2),
                        rates.get(3),
                        output,
                        output.equals(reasoning) ? null : reasoning);
    }

    private static PriceSchedule schedule(Rates base, List<ContextTier> tiers, @Nullable Long search) {
        return new PriceSchedule(
                TierRule.WHOLE_REQUEST, new RateCard(base, tiers), Map.of(), new Surcharges(Map.of(), search));
    }
}
