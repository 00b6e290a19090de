package io.tokenspeed.store;

import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** Finds the latest sessions by walking back from the latest requests, then adds up each. */
final class SqliteSessions implements SessionHistory {
    private final Connections connections;
    private final HourCube cube;
    private volatile Answer latest = new Answer(new java.util.TreeMap<>(), null, 0, List.of());

    SqliteSessions(Connections connections, HourCube cube) {
        this.connections = connections;
        this.cube = cube;
    }

    /** The last answer and what it was made from, because pages ask again and again while nothing changes. */
    private record Answer(
            NavigableMap<Long, HourBlock> hours,
            @org.jspecify.annotations.Nullable UsageFilter filter,
            int limit,
            List<SessionSummary> sessions) {
        boolean holds(NavigableMap<Long, HourBlock> now, UsageFilter asked, int many) {
            return hours == now && asked.equals(filter) && limit == many;
        }
    }

    @Override
    public List<SessionSummary> recent(UsageFilter filter, int limit) {
        NavigableMap<Long, HourBlock> hours = cube.hours();
        Answer known = latest;
        if (known.holds(hours, filter, limit)) {
            return known.sessions();
        }
        List<SessionSummary> sessions = sums(filter, ids(hours, filter, limit));
        latest = new Answer(hours, filter, limit, sessions);
        return sessions;
    }

    private List<String> ids(NavigableMap<Long, HourBlock> hours, UsageFilter filter, int limit) {
        Set<String> ids = new LinkedHashSet<>();
        for (TimeRange range : MatchingHours.latest(hours, filter, Long.MAX_VALUE)) {
            if (ids.size() >= limit) {
                break;
            }
            addIds(filter.during(range), ids);
        }
        return List.copyOf(ids).subList(0, Math.min(limit, ids.size()));
    }

    private void addIds(UsageFilter filter, Set<String> ids) {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT session FROM usage_request" + query.where()
                + " GROUP BY session ORDER BY MAX(instant) DESC, session";
        connections.use(connection -> {
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        });
    }

    private List<SessionSummary> sums(UsageFilter filter, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        UsageQuery query = UsageQuery.requests(filter);
        query.and("session IN (" + "?, ".repeat(ids.size() - 1) + "?)", ids.toArray());
        String sql = "SELECT session, MIN(NULLIF(project, '" + UsageRow.UNKNOWN
                + "')), MIN(tool), MIN(started_at), MAX(instant) AS latest, " + UsageColumns.SUMS
                + " FROM usage_request" + query.where()
                + " GROUP BY session ORDER BY latest DESC, session";
        return connections.use(connection -> {
            List<SessionSummary> sessions = new ArrayList<>();
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sessions.add(read(row, filter));
                }
            }
            return sessions;
        });
    }

    private static SessionSummary read(ResultSet row, UsageFilter filter) throws SQLException {
        return new SessionSummary(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                UsageColumns.read(row, 6, filter.costMode()));
    }
}
