package io.tokenspeed.model.usage;

import java.util.List;

/** Answers with the predecessor's numbers, so that what reads them today goes on. Safe for use by several threads. */
public interface CompatibleReader {
    /** Matching requests grouped by dimensions, ordered by key. */
    List<CompatibleRow> breakdown(UsageFilter filter, List<Dimension> by);
}
