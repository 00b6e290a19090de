package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;

/** The stored requests one by one. */
public interface RequestHistory {
    /** Returns the latest matching attempts that count, newest first, at most {@code limit}. */
    List<RecordedRequest> recent(UsageFilter filter, int limit);
}
