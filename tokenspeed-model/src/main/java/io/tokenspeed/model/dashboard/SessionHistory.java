package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;

/** Sessions as far as their requests tell. */
public interface SessionHistory {
    /**
     * The sessions with the latest matching attempts, most recently active first, at most {@code limit}. Sums and times
     * are those of the matching attempts alone.
     */
    List<SessionSummary> recent(UsageFilter filter, int limit);
}
