package io.tokenspeed.store.query;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.NullableColumn;
import io.tokenspeed.store.columns.RequestColumn;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.MatchingHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads single requests, latest first. The hour sums show which hours have matching requests, so rare requests are
 * found without reading all others.
 */
final class SqliteHistory implements RequestHistory {
    private final ColdHours cold;
    private final HourCube cube;

    SqliteHistory(Connections connections, HourCube cube) {
        this.cold = new ColdHours(connections);
        this.cube = cube;
    }

    @Override
    public List<RecordedRequest> recent(UsageFilter filter, int limit) {
        List<RecordedRequest> requests = new ArrayList<>();
        for (TimeRange range : MatchingHours.latest(cube.hours(), filter, limit)) {
            if (requests.size() >= limit) {
                break;
            }
            cold.each(range, ColdHours.Order.LATEST_FIRST, limit, (connection, part) -> {
                read(connection, filter.during(part), limit - requests.size(), requests);
                return requests.size() < limit;
            });
        }
        return requests;
    }

    private static void read(Connection connection, UsageFilter filter, int limit, List<RecordedRequest> requests)
            throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = SqliteRequests.sql(connection, query, " ORDER BY instant DESC, id DESC LIMIT " + limit, filter);
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                requests.add(read(row));
            }
        }
    }

    /** Reads a row of a query that begins with {@link RequestRow#COLUMNS}. */
    static RecordedRequest read(ResultSet row) throws SQLException {
        return new RecordedRequest(
                RequestRow.read(row),
                NullableColumn.real(row, RequestColumn.OUTPUT_TPS.position()),
                NullableColumn.real(row, RequestColumn.TOTAL_TPS.position()),
                NullableColumn.real(row, RequestColumn.COST.position()));
    }
}
