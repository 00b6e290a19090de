package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.InteractionOutcome;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.track.WorkSpan;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Adds up what was tracked in one session. It asks the database for the hours of that session and for what was tracked in
 * these, because a command that ends after one answer should not load the sums of everything.
 */
public final class SessionWork {
    private static final long HOUR = 3_600_000;
    private static final String HOURS = "SELECT DISTINCT hour FROM interaction_hour WHERE session_id = ?";
    private static final String ROWS =
            "SELECT " + TrackedEntry.COLUMNS + " FROM interaction WHERE session_id = ? AND at >= ? AND at < ?";

    private final String session;
    private final UsageFilter filter;
    private final Map<InteractionKind, TrackedWork> byKind = new EnumMap<>(InteractionKind.class);

    private SessionWork(String session, UsageFilter filter) {
        this.session = session;
        this.filter = filter;
    }

    /**
     * Returns the sums by kind, in the order of the kinds.
     *
     * @param filter only its range, and its tool, which is the app that tracked
     */
    public static List<TrackedWork> of(Connections connections, String session, UsageFilter filter) {
        SessionWork work = new SessionWork(session, filter);
        new ColdHours(connections).hours(connections.use(work::hours), work::read);
        return List.copyOf(work.byKind.values());
    }

    private List<Long> hours(Connection connection) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(HOURS)) {
            query.setString(1, session);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }

    private void read(Connection connection, SortedSet<Long> hours) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, session);
            query.setLong(2, hours.first() * HOUR);
            query.setLong(3, (hours.last() + 1) * HOUR);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    add(TrackedEntry.read(row));
                }
            }
        }
    }

    private void add(TrackedEntry entry) {
        if (matches(entry) && (entry.kind() != InteractionKind.CHAT || isCharged(entry.cost()))) {
            byKind.merge(entry.kind(), single(entry), TrackedWork::plus);
        }
    }

    private boolean matches(TrackedEntry entry) {
        TimeRange range = filter.range();
        return range.contains(entry.outcome().at()) && isOfTool(entry.id().key());
    }

    private boolean isOfTool(String key) {
        return filter.tools() == null || filter.tools().stream().anyMatch(tool -> key.startsWith(tool + ":"));
    }

    private static boolean isCharged(InteractionCost cost) {
        return cost.totalNano() != 0 || !cost.unpriced().isEmpty();
    }

    private static TrackedWork single(TrackedEntry entry) {
        InteractionOutcome outcome = entry.outcome();
        Long duration = outcome.durationMillis();
        return new TrackedWork(
                entry.kind(),
                1,
                outcome.status().equals("failed") ? 1 : 0,
                entry.cost().totalNano(),
                entry.cost().unpriced().isEmpty() ? 0 : 1,
                new WorkSpan(outcome.at(), outcome.at(), duration == null ? 0 : duration, duration == null ? 1 : 0));
    }
}
