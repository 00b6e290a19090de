package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.activity.ActivityCost;
import io.tokenspeed.model.activity.InteractionFacts;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.InteractionCost;
import org.jspecify.annotations.Nullable;

/** Writes costs by component, in US dollars. A cost that is not known is null. */
final class CostJson {
    private static final double NANO = 1e9;
    private static final String USD = "USD";

    private CostJson() {}

    /** Returns the cost of a group. */
    static Row of(ActivityCost cost) {
        return new Row()
                .with("aiTokens", usd(cost.aiTokens()))
                .with("dbOps", usd(cost.dbOps()))
                .with("apiCalls", usd(cost.apiCalls()))
                .with("computeTime", usd(cost.computeTime()))
                .with("total", usd(cost.total()))
                .with("currency", USD)
                .with("unpricedInteractions", cost.unpriced());
    }

    /** Returns the cost of one interaction. */
    static Row of(InteractionFacts facts) {
        InteractionCost cost = facts.cost();
        Row row = new Row();
        for (CostComponent component : CostComponent.values()) {
            row.with(component.word(), usd(cost.of(component)));
        }
        return row.with("total", usd(total(cost)))
                .with("currency", USD)
                .with("calculationVersion", (long) facts.calculation())
                .with(
                        "unpriced",
                        cost.unpriced().stream().map(CostComponent::word).toList());
    }

    private static @Nullable Long total(InteractionCost cost) {
        long known = cost.totalNano();
        return known == 0 && !cost.unpriced().isEmpty() ? null : (Long) known;
    }

    private static @Nullable Double usd(@Nullable Long nano) {
        return nano == null ? null : (Double) (nano / NANO);
    }
}
