package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.AgentRun;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Adds up the sub-agents of a session from single requests, because hour sums do not tell them apart. */
record AgentRuns(Connections connections) {
    private static final long HOUR = 3_600_000;
    private static final String SQL = "SELECT agent_run, " + UsageColumn.SUMS + " FROM usage_request"
            + " WHERE superseded = 0 AND instant >= ? AND instant < ? AND session = ? AND agent_run IS NOT NULL"
            + " GROUP BY 1";

    /**
     * Returns the sub-agents of a session.
     *
     * @param hours the hours in which the session has any, since the epoch
     */
    List<AgentRun> of(String session, SortedSet<Long> hours, CostMode mode) {
        Map<String, UsageVector> sums = new HashMap<>();
        new ColdHours(connections).hours(hours, (connection, some) -> {
            for (HourSpan span : HourSpan.of(some)) {
                read(connection, session, span, sums);
            }
        });
        List<AgentRun> runs = new ArrayList<>();
        sums.forEach((run, sum) -> runs.add(new AgentRun(run, sum.totals(mode))));
        return runs;
    }

    private static void read(Connection connection, String session, HourSpan span, Map<String, UsageVector> sums)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setLong(1, span.first() * HOUR);
            query.setLong(2, span.end() * HOUR);
            query.setString(3, session);
            try (ResultSet row = query.executeQuery()) {
                ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
                while (row.next()) {
                    sums.computeIfAbsent(row.getString(1), run -> new UsageVector())
                            .add(UsageVector.read(row, positions));
                }
            }
        }
    }
}
