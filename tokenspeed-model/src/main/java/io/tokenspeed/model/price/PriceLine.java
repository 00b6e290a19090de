package io.tokenspeed.model.price;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import io.tokenspeed.model.price.rate.TierRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of the bundled table: provider, model, key, date fetched, valid from, tier rule, rate sets and, where it
 * is not the usual one, the source, separated by tabs. A rate set is
 * {@code [service tier][>prompt tokens]=input,read,write5m,write1h,output,reasoning}; beside them stand the
 * {@linkplain Surcharges surcharges}.
 */
final class PriceLine {
    private static final String SOURCE = "litellm";
    private static final String STANDARD = "";

    private final String digest;

    PriceLine(String digest) {
        this.digest = digest;
    }

    /** Returns the provider in the id of a bundled row, or null if the id has another form. */
    static @Nullable String providerOf(String id) {
        String[] parts = id.split("/", 3);
        return parts.length == 3 ? parts[1] : null;
    }

    List<PriceRow> parseAll(List<String> lines) {
        List<PriceRow> rows = new ArrayList<>(lines.size());
        for (String line : lines) {
            rows.add(parse(line));
        }
        return rows;
    }

    PriceRow parse(String line) {
        String[] columns = line.split("\t", -1);
        String source = columns.length > 7 ? columns[7] : SOURCE;
        Map<String, RateCard> cards = cards(columns[6]);
        RateCard standard = cards.remove(STANDARD);
        if (standard == null) {
            throw new IllegalArgumentException("no standard rates: " + line);
        }
        return new PriceRow(
                source + "-" + columns[3] + "/" + columns[0] + "/" + columns[1]
                        + (columns[4].isEmpty() ? "" : "@" + columns[4]),
                columns[0],
                columns[1],
                columns[2],
                new PriceSchedule(
                        TierRule.valueOf(columns[5].toUpperCase(Locale.ROOT)),
                        standard,
                        cards,
                        Surcharges.parse(columns[6])),
                instant(columns[4]),
                new PriceSource(source, date(columns[3]), digest));
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : date(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Does without {@code LocalDate.parse}, whose first call takes longer than reading the whole table. */
    static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, text.length(), 10));
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
