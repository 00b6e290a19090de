package io.tokenspeed.store.activity;

import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.HourBlock;
import org.jspecify.annotations.Nullable;

/** The sums of one session. */
public final class SessionSums {
    private final UsageVector sums = new UsageVector();
    private @Nullable String project;
    private @Nullable String tool;

    /** Adds a project and tool; of several names the smallest is kept. */
    public void add(String ofProject, String ofTool) {
        if (!ofProject.equals(UsageRow.UNKNOWN)) {
            project = smaller(project, ofProject);
        }
        tool = smaller(tool, ofTool);
    }

    private static String smaller(@Nullable String a, String b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }

    /** Adds a row of a block. */
    public void add(HourBlock block, int row) {
        add(block.key(row).project(), block.key(row).tool());
        block.addTo(sums, row);
    }

    /** Adds the sums of further requests. */
    public void add(UsageVector others) {
        sums.add(others);
    }

    /** The latest instant of a request, in epoch milliseconds. */
    public long lastAt() {
        return sums.get(UsageColumn.LAST_AT);
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    long startedAt() {
        return sums.get(UsageColumn.FIRST_STARTED_AT);
    }

    /** The root folder of the project; null when unknown. */
    @Nullable
    String project() {
        return project;
    }

    /** The tool; null where there are no requests. */
    @Nullable
    String tool() {
        return tool;
    }

    UsageTotals totals(CostMode mode) {
        return sums.isEmpty() ? UsageTotals.ZERO : sums.totals(mode);
    }

    /** Returns the session as a summary. */
    public SessionSummary summary(String session, CostMode mode) {
        return new SessionSummary(
                session,
                project,
                tool == null ? UsageRow.UNKNOWN : tool,
                sums.get(UsageColumn.FIRST_STARTED_AT),
                lastAt(),
                sums.totals(mode));
    }
}
