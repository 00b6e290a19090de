package io.tokenspeed.store.query;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestPage;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    @Override
    public RequestPage page(RequestFilter filter, @Nullable PagePosition after, int limit) {
        List<RecordedRequest> rows = new ArrayList<>();
        each(filter, row -> {
            if (after == null
                    || position(row).at() < after.at()
                    || (position(row).at() == after.at() && position(row).id().compareTo(after.id()) < 0)) {
                rows.add(row);
            }
            return rows.size() <= limit;
        });
        boolean more = rows.size() > limit;
        return new RequestPage(more ? rows.subList(0, limit) : rows, more ? position(rows.get(limit - 1)) : null);
    }

    private static PagePosition position(RecordedRequest row) {
        return new PagePosition(
                row.stored().request().timing().instantMillis(), row.stored().id());
    }

    @Override
    public long count(RequestFilter filter) {
        AtomicLong count = new AtomicLong();
        each(filter, row -> count.incrementAndGet() > 0);
        return count.get();
    }

    @Override
    public Optional<RecordedRequest> request(String id) {
        AtomicReference<@Nullable RecordedRequest> found = new AtomicReference<>();
        each(RequestFilter.of(UsageFilter.all(ZoneOffset.UTC)), row -> {
            if (row.stored().id().equals(id)) {
                found.set(row);
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public void forEach(RequestFilter filter, Consumer<RecordedRequest> sink) {
        each(filter, row -> {
            sink.accept(row);
            return true;
        });
    }

    private void each(RequestFilter filter, Predicate<RecordedRequest> sink) {
        for (RecordedRequest row : recent(filter.usage(), Integer.MAX_VALUE)) {
            boolean wanted = (filter.statuses() == null
                            || filter.statuses()
                                    .contains(row.stored().request().ending().status()))
                    && filter.bounds().stream()
                            .allMatch(bound ->
                                    bound.matches(row.stored(), filter.usage().costMode()));
            if (wanted && !sink.test(row)) {
                return;
            }
        }
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
