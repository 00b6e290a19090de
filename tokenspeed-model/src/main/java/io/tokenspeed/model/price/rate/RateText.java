package io.tokenspeed.model.price.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a model as text: sets separated by spaces. A rate set is
 * {@code [service tier][>prompt tokens]=input,read,write5m,write1h,output,reasoning} in pico-dollars per token, where an
 * empty rate is not stated; beside them stand the {@linkplain Surcharges surcharges}.
 */
public final class RateText {
    private static final String STANDARD = "";

    private RateText() {}

    /**
     * Reads rates.
     *
     * @throws IllegalArgumentException if the text has another form or no standard rates
     */
    public static PriceSchedule parse(TierRule rule, String sets) {
        Map<String, RateCard> cards = cards(sets);
        RateCard standard = cards.remove(STANDARD);
        if (standard == null) {
            throw new IllegalArgumentException("no standard rates: " + sets);
        }
        return new PriceSchedule(rule, standard, cards, Surcharges.parse(sets));
    }

    /** Writes rates so that {@link #parse} reads the same again; equal rates have equal texts. */
    public static String of(PriceSchedule schedule) {
        StringJoiner sets = new StringJoiner(" ");
        add(sets, STANDARD, schedule.standard());
        new TreeMap<>(schedule.serviceTiers()).forEach((tier, card) -> add(sets, tier, card));
        Surcharges surcharges = schedule.surcharges();
        new TreeMap<>(surcharges.regions()).forEach((region, factor) -> sets.add("%" + region + "=" + factor));
        add(sets, "+web_search=", surcharges.webSearch());
        add(sets, "+audio_input=", surcharges.audioInput());
        add(sets, "+image_input=", surcharges.imageInput());
        return sets.toString();
    }

    private static void add(StringJoiner sets, String name, @Nullable Long rate) {
        if (rate != null) {
            sets.add(name + rate);
        }
    }

    private static void add(StringJoiner sets, String tier, RateCard card) {
        sets.add(tier + "=" + text(card.base()));
        for (ContextTier more : card.tiers()) {
            sets.add(tier + ">" + more.above() + "=" + text(more.rates()));
        }
    }

    private static String text(Rates rates) {
        return rates.input() + "," + text(rates.cacheRead()) + "," + text(rates.cacheWrite5m()) + ","
                + text(rates.cacheWrite1h()) + "," + rates.output() + "," + text(rates.reasoning());
    }

    private static String text(@Nullable Long rate) {
        return rate == null ? "" : rate.toString();
    }

    private static Map<String, RateCard> cards(String sets) {
        Map<String, RateCard> cards = new HashMap<>();
        for (String set : sets.split(" ", -1)) {
            if (Surcharges.isOne(set)) {
                continue;
            }
            int equals = set.indexOf('=');
            int above = set.indexOf('>');
            String tier = set.substring(0, above < 0 ? equals : above);
            Rates rates = rates(set.substring(equals + 1));
            cards.merge(
                    tier,
                    RateCard.flat(rates),
                    (card, more) ->
                            with(card, new ContextTier(Long.parseLong(set.substring(above + 1, equals)), rates)));
        }
        return cards;
    }

    private static RateCard with(RateCard card, ContextTier tier) {
        List<ContextTier> tiers = new ArrayList<>(card.tiers());
        tiers.add(tier);
        return new RateCard(card.base(), tiers);
    }

    private static Rates rates(String values) {
        String[] v = values.split(",", -1);
        return new Rates(Long.parseLong(v[0]), rate(v[1]), rate(v[2]), rate(v[3]), Long.parseLong(v[4]), rate(v[5]));
    }

    private static @Nullable Long rate(String value) {
        return value.isEmpty() ? null : Long.valueOf(value);
    }
}
