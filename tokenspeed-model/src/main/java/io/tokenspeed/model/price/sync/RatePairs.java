package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates that two schedules both state. */
final class RatePairs {
    private final List<Pair> pairs = new ArrayList<>();

    private RatePairs() {}

    /** One rate in both, in pico-dollars. */
    record Pair(String name, long before, long after) {
        boolean moved() {
            return before != after;
        }
    }

    /** All rates, of every service tier. */
    static List<Pair> of(PriceSchedule before, PriceSchedule after) {
        RatePairs found = new RatePairs();
        found.add("", before.standard(), after.standard());
        for (Map.Entry<String, RateCard> tier : before.serviceTiers().entrySet()) {
            RateCard same = after.serviceTiers().get(tier.getKey());
            if (same != null) {
                found.add(" in tier " + tier.getKey(), tier.getValue(), same);
            }
        }
        found.add(
                "a search of the web",
                before.surcharges().webSearch(),
                after.surcharges().webSearch());
        found.add(
                "a token of audio",
                before.surcharges().audioInput(),
                after.surcharges().audioInput());
        found.add(
                "a token of an image",
                before.surcharges().imageInput(),
                after.surcharges().imageInput());
        return found.pairs;
    }

    /** The rates of the standard service tier. */
    static List<Pair> standard(PriceSchedule before, PriceSchedule after) {
        RatePairs found = new RatePairs();
        found.add("", before.standard(), after.standard());
        return found.pairs;
    }

    private void add(String where, RateCard before, RateCard after) {
        add(where, before.base(), after.base());
        for (ContextTier tier : before.tiers()) {
            after.tiers().stream()
                    .filter(other -> other.above() == tier.above())
                    .forEach(other -> add(where + " above " + tier.above(), tier.rates(), other.rates()));
        }
    }

    private void add(String where, Rates before, Rates after) {
        add("input" + where, before.input(), after.input());
        add("cache read" + where, before.cacheRead(), after.cacheRead());
        add("cache write 5m" + where, before.cacheWrite5m(), after.cacheWrite5m());
        add("cache write 1h" + where, before.cacheWrite1h(), after.cacheWrite1h());
        add("output" + where, before.output(), after.output());
        add("reasoning" + where, before.reasoning(), after.reasoning());
    }

    private void add(String name, @Nullable Long before, @Nullable Long after) {
        if (before != null && after != null) {
            pairs.add(new Pair(name, before, after));
        }
    }
}
