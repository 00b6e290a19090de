package io.tokenspeed.model.predecessor;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;

/** Answers with the predecessor's numbers, so that what reads them today goes on. Safe for use by several threads. */
public interface PredecessorUsageReader {
    /** Matching requests grouped by dimensions, ordered by key. */
    List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by);
}
