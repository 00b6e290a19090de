package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.ContextTier;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.RateCard;
import io.tokenspeed.model.price.rate.Rates;
import io.tokenspeed.model.price.rate.Surcharges;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills rates that a source does not state, those of one-hour cache writes and of searches of the web, from another
 * source of the same price. Nothing is derived from other rates.
 */
final class RateFill {
    private final PriceSchedule from;

    private RateFill(PriceSchedule from) {
        this.from = from;
    }

    /** Returns the price, filled where the other has equal rates of input and output and something to give. */
    static PriceRow fill(PriceRow row, PriceRow other) {
        if (!equal(row.schedule().standard().base(), other.schedule().standard().base())) {
            return row;
        }
        PriceSchedule filled = new RateFill(other.schedule()).filled(row.schedule());
        return filled.equals(row.schedule())
                ? row
                : new PriceRow(
                        row.id(),
                        row.provider(),
                        row.model(),
                        row.key(),
                        filled,
                        row.validFrom(),
                        row.source().filledFrom(other.source().owner()));
    }

    private static boolean equal(Rates one, Rates other) {
        return one.input() == other.input() && one.output() == other.output();
    }

    private PriceSchedule filled(PriceSchedule schedule) {
        Surcharges surcharges = schedule.surcharges();
        Long search = surcharges.webSearch() == null ? from.surcharges().webSearch() : surcharges.webSearch();
        RateCard card = schedule.standard();
        RateCard standard = new RateCard(
                filled(card.base(), from.standard().base()),
                card.tiers().stream().map(this::filled).toList());
        return new PriceSchedule(
                schedule.tierRule(), standard, schedule.serviceTiers(), surcharges.withWebSearch(search));
    }

    private ContextTier filled(ContextTier tier) {
        Optional<ContextTier> same = from.standard().tiers().stream()
                .filter(other -> other.above() == tier.above())
                .findFirst();
        return new ContextTier(
                tier.above(), filled(tier.rates(), same.map(ContextTier::rates).orElse(null)));
    }

    private static Rates filled(Rates rates, @Nullable Rates other) {
        if (rates.cacheWrite1h() != null || other == null || !equal(rates, other)) {
            return rates;
        }
        return new Rates(
                rates.input(),
                rates.cacheRead(),
                rates.cacheWrite5m(),
                other.cacheWrite1h(),
                rates.output(),
                rates.reasoning());
    }
}
