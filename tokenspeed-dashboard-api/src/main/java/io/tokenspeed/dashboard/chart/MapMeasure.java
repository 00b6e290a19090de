package io.tokenspeed.dashboard.chart;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a map of hours or days shows. */
enum MapMeasure {
    TOKENS("tokens"),
    COST("nanoUsd"),
    REQUESTS("requests"),
    E2E("tok/s"),
    TTFT("ms");

    private static final double THOUSAND = 1000;

    private final String unit;

    MapMeasure(String unit) {
        this.unit = unit;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String unit() {
        return unit;
    }

    /** Whether the values are {@link #middle} waits, not made of sums. */
    boolean needsWaits() {
        return this == TTFT;
    }

    /** Returns the wait that half of the requests of a cell exceed; null where none is known. */
    static @Nullable Number middle(Histogram waits) {
        return known(waits.quantile(0.5));
    }

    /** Returns the value of a cell; null where there are no attempts, or nothing is known. */
    @Nullable
    Number of(UsageTotals totals) {
        if (totals.attempts() == 0) {
            return null;
        }
        return switch (this) {
            case TOKENS -> (Long) totals.tokens().total();
            case COST -> known(totals.cost().nanoUsd());
            case REQUESTS -> (Long) totals.requests();
            case E2E -> speed(totals.speeds().e2e());
            case TTFT -> throw new IllegalStateException("waits are not made of sums");
        };
    }

    private static @Nullable Long known(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    private static @Nullable Double speed(PooledSpeed speed) {
        return speed.millis() == 0
                ? null
                : (Double) (Math.round(speed.tokensPerSecond().orElseThrow() * THOUSAND) / THOUSAND);
    }
}
