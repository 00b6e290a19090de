package io.tokenspeed.agent.top;

import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.Comparator;
import java.util.Locale;

/** What the table of models is ordered by, the largest first and what is not known last. */
enum TopSort {
    TOKENS,
    COST,
    SPEED,
    REQUESTS;

    /** What it is called. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comparator<SpeedRow> order() {
        return Comparator.comparingDouble(this::value).reversed().thenComparing(row -> String.join("/", row.keys()));
    }

    private double value(SpeedRow row) {
        UsageTotals totals = row.totals();
        return switch (this) {
            case TOKENS -> totals.tokens().total();
            case COST -> totals.cost().nanoUsd().orElse(-1);
            case SPEED -> totals.speeds().e2e().tokensPerSecond().orElse(-1);
            case REQUESTS -> totals.requests();
        };
    }

    /** The next one, and the first after the last. */
    TopSort next() {
        return switch (this) {
            case TOKENS -> COST;
            case COST -> SPEED;
            case SPEED -> REQUESTS;
            case REQUESTS -> TOKENS;
        };
    }
}
