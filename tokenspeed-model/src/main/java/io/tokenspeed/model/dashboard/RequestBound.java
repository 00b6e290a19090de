package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * A condition for a number of a request. A request of which the number is unknown does not meet it.
 *
 * @param number the number
 * @param atLeast the smallest number that meets the condition; null for none
 * @param atMost the largest number that meets the condition; null for none
 */
public record RequestBound(
        RequestNumber number,
        @Nullable Long atLeast,
        @Nullable Long atMost) {
    /** Returns whether a request meets the condition, with the cost that {@code mode} chooses. */
    public boolean matches(StoredRequest request, CostMode mode) {
        Long known = number.of(request, mode);
        return known != null && (atLeast == null || known >= atLeast) && (atMost == null || known <= atMost);
    }
}
