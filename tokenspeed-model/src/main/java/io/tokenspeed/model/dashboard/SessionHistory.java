package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;

/** Sessions, computed from their stored requests. */
public interface SessionHistory {
    /**
     * Returns the sessions with the latest matching attempts, most recently active first, at most {@code limit}. Sums
     * and times cover the matching attempts only.
     */
    List<SessionSummary> recent(UsageFilter filter, int limit);
}
