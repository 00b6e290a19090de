package io.tokenspeed.store.query;

import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;

/** Adds up sessions from single requests, for parts of hours at the edges of a time range. */
final class SessionEdges {
    private final Connections connections;

    SessionEdges(Connections connections) {
        this.connections = connections;
    }

    /** Adds the matching requests to their sessions. */
    void add(UsageFilter filter, Map<String, SessionSums> sessions) {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT session, project, tool, " + UsageColumn.SUMS + " FROM usage_request" + query.where()
                + " GROUP BY session, project, tool";
        connections.use(connection -> {
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
                while (row.next()) {
                    SessionSums sums = sessions.computeIfAbsent(row.getString(1), id -> new SessionSums());
                    sums.add(row.getString(2), row.getString(3));
                    sums.add(UsageVector.read(row, positions));
                }
            }
            return sessions;
        });
    }
}
