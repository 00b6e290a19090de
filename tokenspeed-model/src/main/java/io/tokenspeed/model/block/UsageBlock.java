package io.tokenspeed.model.block;

import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session block, or the gap between two of them.
 *
 * @param start the full UTC hour of the block's first request; of a gap the instant at which it began
 * @param end the first instant after the block
 * @param gap whether this is a time without requests
 * @param totals what the block adds up to; {@link UsageTotals#ZERO} for a gap
 * @param models the models used, earliest first
 */
public record UsageBlock(Instant start, Instant end, boolean gap, UsageTotals totals, List<String> models) {
    private static final double MINUTE = 60_000;

    public UsageBlock {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a block from " + start + " cannot end at " + end);
        }
        models = List.copyOf(models);
    }

    /** Returns the instant of the last request; null for a gap. */
    public @Nullable Instant lastAt() {
        Long millis = totals.lastAtMillis();
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** Returns whether more requests may still come: before the end, and not a block's length after the last request. */
    public boolean isActive(Instant now) {
        Instant last = lastAt();
        return !gap
                && last != null
                && now.isBefore(end)
                && Duration.between(last, now).compareTo(Duration.between(start, end)) < 0;
    }

    /** Returns the rate between the first and the last request; null where there is no time between them. */
    public @Nullable BurnRate burnRate() {
        Long first = totals.firstAtMillis();
        Long last = totals.lastAtMillis();
        if (gap || first == null || last == null || last <= first) {
            return null;
        }
        double minutes = (last - first) / MINUTE;
        TokenSums tokens = totals.tokens();
        return new BurnRate(
                tokens.total() / minutes,
                (tokens.input() + (double) tokens.output()) / minutes,
                totals.cost().nanoUsd().isEmpty()
                        ? null
                        : (Double) (totals.cost().nanoUsd().getAsLong() / 1e9 / minutes * 60));
    }

    /**
     * Returns what the block comes to if its rate stays the same; null where it has no rate or is not active.
     *
     * @param now the time from which the rest of the block is counted
     */
    public @Nullable BlockProjection projection(Instant now) {
        BurnRate rate = burnRate();
        if (rate == null || !isActive(now)) {
            return null;
        }
        long minutes = Math.round(Duration.between(now, end).toMillis() / MINUTE);
        return new BlockProjection(
                Math.round(totals.tokens().total() + rate.tokensPerMinute() * minutes), cost(rate, minutes), minutes);
    }

    private @Nullable Double cost(BurnRate rate, long minutes) {
        Double hourly = rate.costPerHour();
        if (hourly == null || totals.cost().nanoUsd().isEmpty()) {
            return null;
        }
        double dollars = totals.cost().nanoUsd().getAsLong() / 1e9 + hourly / 60 * minutes;
        return Math.round(dollars * 100) / 100.0;
    }
}
