package io.tokenspeed.agent.report;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.subscription.SubscriptionPlan;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.subscription.Subscriptions;
import java.util.List;
import java.util.stream.Collectors;

/** Says which part of a report's cost is no bill, because a subscription paid it. */
public final class SubscriptionText {
    private SubscriptionText() {}

    /** A sentence, wrapped where it is longer than {@code width}; no line where nothing went through a subscription. */
    public static List<String> lines(Subscriptions subscriptions, SubscriptionSum sum, int width) {
        if (sum.requests() == 0) {
            return List.of();
        }
        return Text.wrap(
                Numbers.dollars(sum.costNano()) + " of this, by list prices, is the part of "
                        + Numbers.full(sum.requests())
                        + (sum.requests() == 1 ? " request" : " requests") + " through subscriptions ("
                        + names(subscriptions.plans()) + "), whose fees are not in these sums.",
                width);
    }

    private static String names(List<SubscriptionPlan> plans) {
        return plans.stream()
                .map(plan -> Text.clean(plan.tool() + " " + plan.name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
