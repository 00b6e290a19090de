package io.tokenspeed.model.predecessor;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;

/** Reads sums by the predecessor's definitions, for clients of its API. Safe for use by several threads. */
public interface PredecessorUsageReader {
    /** Returns the sums of the matching requests, grouped by dimensions and ordered by key. */
    List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by);
}
