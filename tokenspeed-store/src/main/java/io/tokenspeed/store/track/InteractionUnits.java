package io.tokenspeed.store.track;

import io.tokenspeed.model.track.Charge;
import io.tokenspeed.model.track.CostComponent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How much of what an interaction used, as its charges say; null where they do not.
 *
 * @param dbOps operations of databases
 * @param apiCalls calls of other services
 * @param computeMillis processor time, of charges whose resource is in milliseconds
 */
record InteractionUnits(
        @Nullable Long dbOps,
        @Nullable Long apiCalls,
        @Nullable Long computeMillis) {
    private static final String MILLIS = "ms";

    static InteractionUnits of(List<Charge> charges) {
        return new InteractionUnits(
                sum(charges, charge -> charge.component() == CostComponent.DB_OPS),
                sum(charges, charge -> charge.component() == CostComponent.API_CALLS),
                sum(charges, charge -> charge.component() == CostComponent.COMPUTE_TIME && isInMillis(charge)));
    }

    private static boolean isInMillis(Charge charge) {
        return charge.resource() != null && charge.resource().endsWith(MILLIS);
    }

    private static @Nullable Long sum(List<Charge> charges, Predicate<Charge> counted) {
        Long sum = null;
        for (Charge charge : charges) {
            Long units = charge.units();
            if (units != null && counted.test(charge)) {
                sum = (sum == null ? 0 : sum) + units;
            }
        }
        return sum;
    }
}
