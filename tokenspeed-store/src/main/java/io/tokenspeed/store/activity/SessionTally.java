package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionNames;
import io.tokenspeed.model.activity.TrackedSums;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.HourBlock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up one session, and the requests of the tree below it. */
final class SessionTally {
    private final SessionSums requests = new SessionSums();
    private final UsageVector tree = new UsageVector();
    private final Set<String> agents = new HashSet<>();
    private TrackedSums tracked = TrackedSums.ZERO;
    private long firstTracked = Long.MAX_VALUE;
    private long lastTracked = Long.MIN_VALUE;

    void add(HourBlock block, int row) {
        requests.add(block, row);
        agents.addAll(block.agentRuns(row));
    }

    void addToTree(HourBlock block, int row) {
        block.addTo(tree, row);
    }

    void add(TrackedRow row) {
        tracked = tracked.plus(row.sums());
        firstTracked = Math.min(firstTracked, row.firstAt());
        lastTracked = Math.max(lastTracked, row.lastAt());
    }

    /** Returns the session; its tree only where {@code withTree} says so. */
    SessionActivity result(String id, ActivityRows rows, CostMode mode, boolean withTree) {
        SessionDetail detail = rows.sessions().detail(id);
        return new SessionActivity(
                names(id, rows, detail),
                started(detail),
                last(detail),
                new Activity(requests.totals(mode), tracked),
                agents.size(),
                withTree ? tree.isEmpty() ? UsageTotals.ZERO : tree.totals(mode) : null);
    }

    private SessionNames names(String id, ActivityRows rows, @Nullable SessionDetail detail) {
        String project = detail == null ? null : detail.owner().projectId();
        String app = detail == null ? null : detail.owner().app();
        String tool = requests.tool();
        return new SessionNames(
                id,
                project == null ? requests.project() : project,
                tool != null ? tool : app != null ? app : UsageRow.UNKNOWN,
                rows.sessions().root(id),
                rows.owner(id),
                detail);
    }

    private long started(@Nullable SessionDetail detail) {
        long first = Math.min(requests.isEmpty() ? Long.MAX_VALUE : requests.startedAt(), firstTracked);
        Long told = detail == null ? null : detail.course().startedAtMillis();
        return first != Long.MAX_VALUE ? first : told != null ? told : tree.isEmpty() ? 0 : startOfTree();
    }

    private long last(@Nullable SessionDetail detail) {
        long last = Math.max(requests.isEmpty() ? Long.MIN_VALUE : requests.lastAt(), lastTracked);
        return last != Long.MIN_VALUE ? last : tree.isEmpty() ? toldAt(detail) : tree.get(UsageColumn.LAST_AT);
    }

    private long startOfTree() {
        return tree.get(UsageColumn.FIRST_STARTED_AT);
    }

    /** Whether nothing was added, not even below the session. */
    boolean isEmpty() {
        return requests.isEmpty() && tree.isEmpty() && lastTracked == Long.MIN_VALUE;
    }

    /** Returns the latest time that was told of a session; 0 for none. */
    static long toldAt(@Nullable SessionDetail detail) {
        if (detail == null) {
            return 0;
        }
        Long started = detail.course().startedAtMillis();
        Long ended = detail.course().endedAtMillis();
        return Math.max(started == null ? 0 : started, ended == null ? 0 : ended);
    }
}
