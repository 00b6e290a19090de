package io.tokenspeed.store.query;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestPage;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.cold.KeyRows;
import io.tokenspeed.store.columns.NullableColumn;
import io.tokenspeed.store.columns.RequestColumn;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.MatchingHours;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads single requests, latest first. The hour sums show which hours have matching requests, so rare requests are
 * found without reading all others.
 */
final class SqliteHistory implements RequestHistory {
    /** Requests that are in memory at once for a reader of all. */
    private static final int ROWS = 5_000;

    /** How many times as many requests are looked at next where too few of some met the conditions. */
    private static final int FURTHER = 4;

    private static final String BY_ID =
            "SELECT " + RequestRow.COLUMNS + " FROM requests WHERE id = ? AND superseded = 0";

    private final Connections connections;
    private final ColdHours cold;
    private final HourCube cube;
    private final UsageReader usage;

    SqliteHistory(Connections connections, HourCube cube, UsageReader usage) {
        this.connections = connections;
        this.cold = new ColdHours(connections);
        this.cube = cube;
        this.usage = usage;
    }

    @Override
    public List<RecordedRequest> recent(UsageFilter filter, int limit) {
        return latest(RequestFilter.of(filter), null, limit);
    }

    @Override
    public RequestPage page(RequestFilter filter, @Nullable PagePosition after, int limit) {
        List<RecordedRequest> rows = latest(filter, after, limit + 1);
        boolean more = rows.size() > limit;
        return new RequestPage(more ? rows.subList(0, limit) : rows, more ? position(rows.get(limit - 1)) : null);
    }

    private static PagePosition position(RecordedRequest row) {
        return new PagePosition(
                row.stored().request().timing().instantMillis(), row.stored().id());
    }

    private List<RecordedRequest> latest(RequestFilter filter, @Nullable PagePosition after, int limit) {
        List<RecordedRequest> rows = new ArrayList<>();
        NavigableMap<Long, HourBlock> hours = cube.hours();
        TimeRange left = until(filter.usage().range(), after);
        for (long wanted = limit; rows.size() < limit; wanted *= FURTHER) {
            List<TimeRange> ranges = MatchingHours.latest(hours, filter.usage().during(left), wanted);
            if (ranges.isEmpty()) {
                return rows;
            }
            for (TimeRange range : ranges) {
                read(filter, after, range, limit, rows);
            }
            left = new TimeRange(left.from(), ranges.get(ranges.size() - 1).from());
        }
        return rows;
    }

    private static TimeRange until(TimeRange range, @Nullable PagePosition after) {
        return after == null ? range : range.overlap(new TimeRange(null, Instant.ofEpochMilli(after.at() + 1)));
    }

    private void read(
            RequestFilter filter,
            @Nullable PagePosition after,
            TimeRange range,
            int limit,
            List<RecordedRequest> rows) {
        if (rows.size() >= limit) {
            return;
        }
        cold.each(range, ColdHours.Order.LATEST_FIRST, limit, (connection, part) -> {
            UsageQuery query = RequestConditions.of(filter, part, after);
            String order = " ORDER BY instant DESC, id DESC LIMIT " + (limit - rows.size());
            String sql =
                    SqliteRequests.sql(connection, query, order, filter.usage().during(part));
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows.size() < limit;
        });
    }

    /** Where only usage is filtered, the hour sums tell, which count every attempt that counts. */
    @Override
    public long count(RequestFilter filter) {
        if (filter.isOnlyUsage()) {
            return usage.summary(filter.usage()).attempts();
        }
        AtomicLong count = new AtomicLong();
        for (TimeRange range : MatchingHours.latest(cube.hours(), filter.usage(), Long.MAX_VALUE)) {
            cold.each(range, (connection, part) -> {
                count.addAndGet(count(connection, RequestConditions.of(filter, part)));
                return true;
            });
        }
        return count.get();
    }

    private static long count(Connection connection, UsageQuery query) throws SQLException {
        try (PreparedStatement statement =
                        query.prepare(connection, "SELECT COUNT(*) FROM usage_request" + query.where());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public Optional<RecordedRequest> request(String id) {
        List<RecordedRequest> found = new ArrayList<>();
        SortedSet<Long> archived = connections.use(connection -> {
            UsageHours.refresh(connection);
            read(connection, id, found);
            try (KeyRows keys = new KeyRows(connection)) {
                return keys.hours(ArchiveKeys.ofRow(id));
            }
        });
        if (found.isEmpty() && !archived.isEmpty()) {
            cold.hours(archived, (connection, some) -> read(connection, id, found));
        }
        return found.stream().findFirst();
    }

    private static void read(Connection connection, String id, List<RecordedRequest> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BY_ID)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
        }
    }

    /** Reads page by page, so that a slow reader keeps no state of the database alive. */
    @Override
    public void forEach(RequestFilter filter, Consumer<RecordedRequest> sink) {
        PagePosition after = null;
        do {
            RequestPage page = page(filter, after, ROWS);
            page.rows().forEach(sink);
            after = page.next();
        } while (after != null);
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
