package io.tokenspeed.store.query;

import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.activity.SessionSums;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Adds up sessions from single requests, for parts of hours at the edges of a time range. */
final class SessionEdges {
    private final ColdHours cold;

    SessionEdges(Connections connections) {
        this.cold = new ColdHours(connections);
    }

    /** Adds the matching requests to their sessions. */
    void add(UsageFilter filter, Map<String, SessionSums> sessions) {
        cold.each(filter.range(), (connection, part) -> {
            add(connection, filter.during(part), sessions);
            return true;
        });
    }

    private static void add(Connection connection, UsageFilter filter, Map<String, SessionSums> sessions)
            throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT session, project, tool, " + UsageColumn.SUMS + " FROM usage_request" + query.where()
                + " GROUP BY session, project, tool";
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                SessionSums sums = sessions.computeIfAbsent(row.getString(1), id -> new SessionSums());
                sums.add(row.getString(2), row.getString(3));
                sums.add(UsageVector.read(row, positions));
            }
        }
    }
}
