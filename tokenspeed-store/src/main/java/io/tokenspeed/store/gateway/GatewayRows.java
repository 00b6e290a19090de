package io.tokenspeed.store.gateway;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.GatewayPairs;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.Thaw;
import io.tokenspeed.store.columns.RequestId;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.sqlite.KeptStatements;
import io.tokenspeed.store.telemetry.RowRewriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Links what a gateway saw with what the tool logged, so that it counts once: the log's row counts, with the gateway's
 * times. Until a gateway has stored anything, each batch costs one look-up.
 */
public final class GatewayRows implements AutoCloseable {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long REACH = Duration.ofMinutes(15).toMillis();
    /** Rows just outside may be the partners of rows inside. */
    private static final long MARGIN = Duration.ofMinutes(3).toMillis();

    private static final String INDEX = "idx_requests_gateway";
    private static final String CREATE = "CREATE INDEX IF NOT EXISTS " + INDEX
            + " ON requests (tool, completed_at) WHERE distance = " + GatewayPairs.DISTANCE;
    private static final String ANY = "SELECT 1 FROM requests WHERE distance = " + GatewayPairs.DISTANCE
            + " AND tool = ? AND completed_at BETWEEN ? AND ? LIMIT 1";
    private static final String ROWS = "SELECT " + RequestRow.COLUMNS + ", linked_to FROM requests WHERE tool = ?"
            + " AND COALESCE(completed_at, started_at) BETWEEN ? AND ? AND (superseded = 0 OR distance = "
            + GatewayPairs.DISTANCE + ")";

    private final Connection connection;
    private final RowRewriter rewriter;
    private final LongConsumer changed;
    private final KeptStatements statements;
    private final Statement statement;

    /**
     * Works on a connection.
     *
     * @param rewriter stores a request of a log that got a gateway's times, or lost them
     * @param changed receives the instant of every request that begins or ceases to count, in milliseconds since the
     *     epoch
     */
    public GatewayRows(Connection connection, RowRewriter rewriter, LongConsumer changed) throws SQLException {
        this.connection = connection;
        this.rewriter = rewriter;
        this.changed = changed;
        this.statements = new KeptStatements(connection);
        this.statement = connection.createStatement();
    }

    /**
     * Decides again for the rows around requests that were stored.
     *
     * @return how many fewer rows count than before
     */
    public long decide(List<Request> requests) throws SQLException {
        if (requests.stream().anyMatch(GatewayPairs::isUnlogged)) {
            statement.execute(CREATE);
        } else if (!exists()) {
            return 0;
        }
        Map<String, TreeSet<Long>> instants = new LinkedHashMap<>();
        for (Request request : requests) {
            instants.computeIfAbsent(request.tool(), tool -> new TreeSet<>())
                    .add(request.timing().instantMillis());
        }
        long fewer = 0;
        for (Map.Entry<String, TreeSet<Long>> tool : instants.entrySet()) {
            for (Stretch stretch : Stretch.around(tool.getValue())) {
                thaw(stretch.wider());
                fewer += decide(tool.getKey(), stretch);
            }
        }
        return fewer;
    }

    /** A row and its partner may lie on both sides of an hour's end, of which one is archived. */
    private void thaw(Stretch stretch) throws SQLException {
        Set<Long> hours = LongStream.rangeClosed(stretch.from / HOUR, stretch.to / HOUR)
                .boxed()
                .collect(Collectors.toSet());
        List<FrozenHour> unused = Thaw.hours(connection, hours);
    }

    private boolean exists() throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = '" + INDEX + "'")) {
            return row.next();
        }
    }

    /** A time, from and to in milliseconds since the epoch. */
    private record Stretch(long from, long to) {
        static List<Stretch> around(TreeSet<Long> instants) {
            List<Stretch> stretches = new ArrayList<>();
            for (long instant : instants) {
                Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
                if (last != null && instant - REACH <= last.to) {
                    stretches.set(stretches.size() - 1, new Stretch(last.from, instant + REACH));
                } else {
                    stretches.add(new Stretch(instant - REACH, instant + REACH));
                }
            }
            return stretches;
        }

        Stretch wider() {
            return new Stretch(from - MARGIN, to + MARGIN);
        }

        boolean contains(StoredRequest row) {
            long instant = row.request().timing().instantMillis();
            return instant >= from && instant <= to;
        }
    }

    private long decide(String tool, Stretch stretch) throws SQLException {
        Stretch wide = stretch.wider();
        if (!any(tool, wide)) {
            return 0;
        }
        Map<String, StoredRequest> rows = new LinkedHashMap<>();
        Map<String, String> before = new HashMap<>();
        read(tool, wide, rows, before);
        Map<String, String> after = GatewayPairs.links(rows.values());
        Map<String, Request> lenders = new HashMap<>();
        after.forEach((gateway, log) ->
                lenders.put(log, Objects.requireNonNull(rows.get(gateway)).request()));
        long fewer = 0;
        for (StoredRequest row : rows.values()) {
            if (GatewayPairs.isUnlogged(row.request())) {
                fewer += stretch.contains(row) ? link(row, before.get(row.id()), after.get(row.id())) : 0;
            } else if (stretch.contains(row)) {
                lend(row, lenders.get(row.id()));
            }
        }
        return fewer;
    }

    private boolean any(String tool, Stretch stretch) throws SQLException {
        try (ResultSet row = query(ANY, tool, stretch)) {
            return row.next();
        }
    }

    private void read(String tool, Stretch stretch, Map<String, StoredRequest> rows, Map<String, String> links)
            throws SQLException {
        try (ResultSet row = query(ROWS, tool, stretch)) {
            while (row.next()) {
                StoredRequest stored = RequestRow.read(row);
                rows.put(stored.id(), stored);
                String link = row.getString("linked_to");
                if (link != null) {
                    links.put(stored.id(), link);
                }
            }
        }
    }

    private ResultSet query(String sql, String tool, Stretch stretch) throws SQLException {
        PreparedStatement query = statements.of(sql);
        query.setString(1, tool);
        query.setLong(2, stretch.from);
        query.setLong(3, stretch.to);
        return query.executeQuery();
    }

    private long link(StoredRequest row, @Nullable String before, @Nullable String after) throws SQLException {
        if (Objects.equals(before, after)) {
            return 0;
        }
        PreparedStatement update =
                statements.of("UPDATE requests SET linked_to = ?1, superseded = ?1 IS NOT NULL WHERE id = ?2");
        update.setString(1, after);
        update.setString(2, row.id());
        update.executeUpdate();
        if ((before == null) == (after == null)) {
            return 0;
        }
        changed.accept(row.request().timing().instantMillis());
        return after == null ? -1 : 1;
    }

    private void lend(StoredRequest row, @Nullable Request lender) throws SQLException {
        Request lent = GatewayPairs.lent(row.request(), lender);
        if (!lent.equals(row.request()) && row.id().equals(RequestId.of(row.request()))) {
            rewriter.rewrite(row, lent);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        statements.close();
    }
}
