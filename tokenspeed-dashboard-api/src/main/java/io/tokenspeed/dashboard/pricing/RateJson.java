package io.tokenspeed.dashboard.pricing;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes a price as JSON: rates in US dollars per million tokens, with where they come from. */
final class RateJson {
    /** A pico-dollar per token is a millionth of a dollar per million tokens. */
    private static final int SCALE_OF_TOKENS = 6;

    private static final int SCALE_OF_CALLS = 12;
    private static final int SCALE_OF_FACTORS = 6;
    private static final String UNIT = "usd_per_million_tokens";
    /** Separates the source of a price from those that missing rates were filled from. */
    private static final Pattern PLUS = Pattern.compile("\\+");

    private RateJson() {}

    static Row of(ListedRate rate) {
        PriceRow row = rate.row();
        return described(rate)
                .with("source", source(row))
                .with("unit", UNIT)
                .with("standard", card(row.schedule().standard()))
                .with("serviceTiers", serviceTiers(row))
                .with("geo", geo(row.schedule().surcharges()))
                .with("perCall", perCall(row.schedule().surcharges()));
    }

    /** The same as one line of a table, which names service tiers and limits of prompts without their rates. */
    static Row line(ListedRate rate) {
        PriceRow row = rate.row();
        RateCard standard = row.schedule().standard();
        return described(rate)
                .with("source", source(row))
                .with("unit", UNIT)
                .with("standard", rates(new Row(), standard.base()))
                .with("above", standard.tiers().stream().map(ContextTier::above).toList())
                .with("serviceTiers", new TreeMap<>(row.schedule().serviceTiers()).keySet())
                .with("geo", new TreeMap<>(row.schedule().surcharges().regions()).keySet())
                .with("perCall", perCall(row.schedule().surcharges()));
    }

    private static Row described(ListedRate rate) {
        PriceRow row = rate.row();
        return new Row()
                .with("priceId", row.id())
                .with("providerID", row.provider())
                .with("modelID", row.model())
                .with("validFrom", day(row.validFrom()))
                .with("validBasis", rate.basis())
                .with("tierRule", row.schedule().tierRule().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String day(@Nullable Instant instant) {
        return instant == null
                ? null
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static Row source(PriceRow row) {
        PriceSource source = row.source();
        List<String> names = PLUS.splitAsStream(source.name()).toList();
        return new Row()
                .with("name", names.get(0))
                .with("key", row.key())
                .with("fetchedOn", source.fetchedAt().toString())
                .with("digest", source.digest())
                .with("licence", licence(names.get(0)))
                .with("filledFrom", names.subList(1, names.size()));
    }

    private static @Nullable String licence(String source) {
        return switch (source) {
            case "litellm", "genai-prices", "models.dev" -> "MIT";
            case "corrections" -> "Apache-2.0";
            default -> null;
        };
    }

    private static Row card(RateCard card) {
        return rates(new Row(), card.base())
                .with(
                        "above",
                        card.tiers().stream()
                                .map(tier -> rates(new Row().with("prompt", tier.above()), tier.rates()))
                                .toList());
    }

    private static Row rates(Row json, Rates rates) {
        return json.with("input", perMillion(rates.input()))
                .with("cacheRead", perMillion(rates.cacheRead()))
                .with("cacheWrite5m", perMillion(rates.cacheWrite5m()))
                .with("cacheWrite1h", perMillion(rates.cacheWrite1h()))
                .with("output", perMillion(rates.output()))
                .with("reasoning", perMillion(rates.reasoning()));
    }

    private static Row serviceTiers(PriceRow row) {
        Row tiers = new Row();
        new TreeMap<>(row.schedule().serviceTiers()).forEach((name, card) -> tiers.with(name, card(card)));
        return tiers;
    }

    private static Row geo(Surcharges surcharges) {
        Row regions = new Row();
        new TreeMap<>(surcharges.regions())
                .forEach((region, factor) -> regions.with(region, decimal(factor, SCALE_OF_FACTORS)));
        return regions;
    }

    private static Row perCall(Surcharges surcharges) {
        return new Row().with("webSearch", decimal(surcharges.webSearch(), SCALE_OF_CALLS));
    }

    private static @Nullable BigDecimal perMillion(@Nullable Long picoPerToken) {
        return decimal(picoPerToken, SCALE_OF_TOKENS);
    }

    /** Writes 10 and not 1E+1. */
    private static @Nullable BigDecimal decimal(@Nullable Long units, int scale) {
        if (units == null) {
            return null;
        }
        BigDecimal value = BigDecimal.valueOf(units, scale).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
