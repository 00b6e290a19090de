package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects single requests.
 *
 * @param usage the time range, the properties, and the cost that bounds are about
 * @param statuses how the requests ended; null for any way, and an empty set matches nothing
 * @param bounds conditions that a request must all meet
 */
public record RequestFilter(UsageFilter usage, @Nullable Set<Status> statuses, List<RequestBound> bounds) {
    public RequestFilter {
        statuses = statuses == null ? null : Set.copyOf(statuses);
        bounds = List.copyOf(bounds);
    }

    /** Returns a filter of all requests that {@code usage} selects. */
    public static RequestFilter of(UsageFilter usage) {
        return new RequestFilter(usage, null, List.of());
    }

    /** Returns this filter with another filter of usage. */
    public RequestFilter with(UsageFilter other) {
        return new RequestFilter(other, statuses, bounds);
    }

    /** Returns whether the filter of usage is the only condition. */
    public boolean isOnlyUsage() {
        return statuses == null && bounds.isEmpty();
    }
}
