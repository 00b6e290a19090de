package io.tokenspeed.dashboard.chart;

import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedRow;
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

    /** Whether the values need the distributions of single requests. */
    boolean needsDistributions() {
        return this == TTFT;
    }

    /** Returns the value of a cell; null where there are no attempts, or nothing is known. */
    @Nullable
    Number of(SpeedRow row) {
        UsageTotals totals = row.totals();
        if (totals.attempts() == 0) {
            return null;
        }
        return switch (this) {
            case TOKENS -> (Long) totals.tokens().total();
            case COST -> known(totals.cost().nanoUsd());
            case REQUESTS -> (Long) totals.requests();
            case E2E -> speed(totals.speeds().e2e());
            case TTFT -> known(row.ttft().quantile(0.5));
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
