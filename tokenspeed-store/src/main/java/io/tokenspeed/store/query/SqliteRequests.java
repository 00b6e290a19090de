package io.tokenspeed.store.query;

import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.hours.ColdDetails;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.importing.PossibleTwins;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.OneState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads single requests. */
public final class SqliteRequests implements RequestTable {
    /** Archived rows that are decoded at once: few, because they are read one by one. */
    private static final long ROWS = 5_000;

    private static final long HOUR = 3_600_000;

    private static final String BY_TOOL =
            "SELECT tool, COUNT(*) FROM requests WHERE tool IS NOT NULL AND superseded = 0 GROUP BY tool";
    private static final String ARCHIVED_BY_TOOL = "SELECT tool, SUM(requests + failed + cancelled) FROM usage_hour"
            + " WHERE hour IN (SELECT hour FROM archive_hour) GROUP BY tool";

    private final Connections connections;
    private final ColdHours cold;

    public SqliteRequests(Connections connections) {
        this.connections = connections;
        this.cold = new ColdHours(connections);
    }

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        List<StoredRequest> requests = new ArrayList<>();
        refresh();
        cold.each(filter.range(), ColdHours.Order.LATEST_FIRST, ROWS, (connection, part) -> {
            int left = limit - requests.size();
            read(connection, filter.during(part), " ORDER BY instant DESC, id DESC LIMIT " + left, requests::add);
            return requests.size() < limit;
        });
        return requests;
    }

    @Override
    public Map<String, Long> countByTool() {
        refresh();
        return connections.use(connection -> OneState.of(connection, () -> {
            Map<String, Long> counts = new HashMap<>();
            add(connection, BY_TOOL, counts);
            add(connection, ARCHIVED_BY_TOOL, counts);
            ColdDetails.each(
                    connection,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    (key, details) -> counts.computeIfPresent(
                            key.getString("tool"), (tool, count) -> less(count, details.foreign())));
            return counts;
        }));
    }

    private static @Nullable Long less(long count, long by) {
        return count == by ? null : (Long) (count - by);
    }

    private static void add(Connection connection, String query, Map<String, Long> counts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.merge(row.getString(1), row.getLong(2), Long::sum);
            }
        }
    }

    /** A row that another program wrote into an archived hour must not be told beside its archived state. */
    private void refresh() {
        Connection unused = connections.use(connection -> {
            if (BlockRows.any(connection)) {
                UsageHours.refresh(connection);
            }
            return connection;
        });
    }

    @Override
    public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        refresh();
        cold.each(filter.range(), ColdHours.Order.OLDEST_FIRST, ROWS, (connection, part) -> {
            read(connection, filter.during(part), " ORDER BY instant, id", sink);
            return true;
        });
    }

    /** Looks up the hours of the session first, because requests have no index by session. */
    @Override
    public void ofSession(String session, UsageFilter filter, Consumer<StoredRequest> sink) {
        List<Long> hours = connections.use(connection -> {
            UsageHours.refresh(connection);
            return hoursOf(connection, session);
        });
        cold.hours(hours, (connection, batch) -> {
            UsageFilter part = filter.during(filter.range().overlap(hours(batch)));
            UsageQuery query = UsageQuery.requests(part);
            query.and("session = ?", session);
            read(connection, query, " ORDER BY instant, id", part, sink);
        });
    }

    private static TimeRange hours(SortedSet<Long> batch) {
        return new TimeRange(
                Instant.ofEpochMilli(batch.first() * HOUR), Instant.ofEpochMilli((batch.last() + 1) * HOUR));
    }

    private static List<Long> hoursOf(Connection connection, String session) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT DISTINCT hour FROM usage_hour WHERE session = ?")) {
            query.setString(1, session);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }

    @Override
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        return DoubleStore.of(PossibleTwins.in(connections, filter).stream());
    }

    private static void read(Connection connection, UsageFilter filter, String order, Consumer<StoredRequest> sink)
            throws SQLException {
        read(connection, UsageQuery.requests(filter), order, filter, sink);
    }

    private static void read(
            Connection connection, UsageQuery query, String order, UsageFilter filter, Consumer<StoredRequest> sink)
            throws SQLException {
        try (PreparedStatement statement = query.prepare(connection, sql(connection, query, order, filter));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sink.accept(RequestRow.read(row));
            }
        }
    }

    /**
     * Like {@link #sql(UsageQuery, String)}, for a connection that may have archived rows. Over these the planner does not
     * look up single ids, so the time range is repeated, by which it reads few rows.
     */
    public static String sql(Connection connection, UsageQuery query, String order, UsageFilter filter)
            throws SQLException {
        String sql = sql(query, order);
        Instant from = filter.range().from();
        Instant to = filter.range().to();
        if (!ColdHours.isShadowed(connection)) {
            return sql;
        }
        String instant = " AND COALESCE(completed_at, started_at) ";
        return sql.replace(
                ") ON id = matching",
                ") ON id = matching" + (from == null ? "" : instant + ">= " + from.toEpochMilli())
                        + (to == null ? "" : instant + "< " + to.toEpochMilli()));
    }

    /**
     * Returns a query of whole requests.
     *
     * @param order an ORDER BY clause, which may end in a limit
     */
    public static String sql(UsageQuery query, String order) {
        return "SELECT " + RequestRow.COLUMNS
                + " FROM requests JOIN (SELECT id AS matching, instant FROM usage_request" + query.where() + order
                + ") ON id = matching" + order.replaceFirst(" LIMIT .*", "");
    }
}
