package io.tokenspeed.model.usage;

import io.tokenspeed.model.time.Interval;
import java.util.List;

/** Answers questions about usage. Safe for use by several threads. */
public interface UsageReader {
    /** What all matching attempts add up to. */
    UsageTotals summary(UsageFilter filter);

    /** Matching attempts grouped by dimensions, most tokens first, then by key. */
    List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by);

    /**
     * Matching attempts grouped by period and dimensions, earliest period first, then as in
     * {@link #breakdown(UsageFilter, List)}. Periods without attempts are left out.
     */
    List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by);

    /** Speeds of matching requests grouped by dimensions, as in {@link #breakdown(UsageFilter, List)}. */
    List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by);
}
