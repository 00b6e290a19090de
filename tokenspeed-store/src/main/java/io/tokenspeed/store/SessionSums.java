package io.tokenspeed.store;

import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.UsageRow;
import org.jspecify.annotations.Nullable;

/** What the requests of one session add up to. */
final class SessionSums {
    private final long[] sums = UsageColumns.none();
    private @Nullable String project;
    private @Nullable String tool;

    /** Adds requests of one project and tool; the smallest of several names is kept. */
    void add(String ofProject, String ofTool) {
        if (!ofProject.equals(UsageRow.UNKNOWN)) {
            project = smaller(project, ofProject);
        }
        tool = smaller(tool, ofTool);
    }

    private static String smaller(@Nullable String a, String b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }

    /** Adds a row of a block. */
    void add(HourBlock block, int row) {
        add(block.key(row).project(), block.key(row).tool());
        block.addTo(sums, row);
    }

    /** Adds sums by their columns. */
    void add(long[] others) {
        for (int i = 0; i < UsageColumns.FIRST_AT; i++) {
            sums[i] = Sum.of(sums[i], others[i]);
        }
        UsageColumns.addTimes(
                sums,
                others[UsageColumns.FIRST_AT],
                others[UsageColumns.LAST_AT],
                others[UsageColumns.FIRST_STARTED_AT]);
    }

    long lastAt() {
        return sums[UsageColumns.LAST_AT];
    }

    SessionSummary summary(String session, CostMode mode) {
        return new SessionSummary(
                session,
                project,
                tool == null ? UsageRow.UNKNOWN : tool,
                sums[UsageColumns.FIRST_STARTED_AT],
                sums[UsageColumns.LAST_AT],
                UsageColumns.totals(sums, mode));
    }
}
