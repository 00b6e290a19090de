package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.TrackedSums;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.HourBlock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what happened, with the number of sessions and the times. */
final class ActivitySum {
    private final UsageVector requests = new UsageVector();
    private final Set<String> sessions = new HashSet<>();
    private TrackedSums tracked = TrackedSums.ZERO;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;

    void add(HourBlock block, int row) {
        block.addTo(requests, row);
        note(block.session(row), block.firstAt(row), block.lastAt(row));
    }

    void add(TrackedRow row) {
        tracked = tracked.plus(row.sums());
        note(row.session(), row.firstAt(), row.lastAt());
    }

    private void note(String session, long first, long last) {
        sessions.add(session);
        firstAt = Math.min(firstAt, first);
        lastAt = Math.max(lastAt, last);
    }

    long sessions() {
        return sessions.size();
    }

    @Nullable
    Long firstAt() {
        return sessions.isEmpty() ? null : (Long) firstAt;
    }

    @Nullable
    Long lastAt() {
        return sessions.isEmpty() ? null : (Long) lastAt;
    }

    Activity activity(CostMode mode) {
        return new Activity(requests.isEmpty() ? UsageTotals.ZERO : requests.totals(mode), tracked);
    }
}
