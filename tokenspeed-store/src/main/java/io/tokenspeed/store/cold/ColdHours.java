package io.tokenspeed.store.cold;

import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.OneState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way to single requests and interactions, whether they are rows or archived. Queries get a connection on which
 * {@code requests}, {@code interaction} and {@code usage_request} hold both. Where nothing of a range is archived, that
 * is an ordinary connection. Each query sees one state of the database.
 */
public final class ColdHours {
    /** Archived rows that are in memory at once, unless a single hour has more. */
    public static final long MOST_ROWS = 50_000;

    private static final long HOUR = 3_600_000;

    private final Connections connections;

    public ColdHours(Connections connections) {
        this.connections = connections;
    }

    /** Whether archived rows may be beside the others on a connection. */
    public static boolean isShadowed(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT 1 FROM sqlite_temp_master WHERE name = 'cold_requests'");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** A query of a part of a time range. */
    public interface PartQuery {
        /** Returns whether to go on with the next part. */
        boolean on(Connection connection, TimeRange part) throws SQLException;
    }

    /** A query of some hours. */
    public interface HoursQuery {
        void on(Connection connection, SortedSet<Long> hours) throws SQLException;
    }

    /** Which part of a range comes first. */
    public enum Order {
        OLDEST_FIRST,
        LATEST_FIRST
    }

    /**
     * Queries a range part by part, so that few archived rows are in memory at once. The parts make up the range.
     *
     * @param rows how many archived rows a part may have, if it is longer than an hour
     */
    public void each(TimeRange range, Order order, long rows, PartQuery query) {
        List<TimeRange> parts = connections.use(connection -> parts(range, cold(connection, range), rows));
        if (order == Order.LATEST_FIRST) {
            Collections.reverse(parts);
        }
        for (TimeRange part : parts) {
            if (!onPart(part, query)) {
                return;
            }
        }
    }

    /**
     * Queries the parts of a range that begins and ends inside hours or is short.
     *
     * @see #each(TimeRange, Order, long, PartQuery)
     */
    public void each(TimeRange range, PartQuery query) {
        each(range, Order.OLDEST_FIRST, MOST_ROWS, query);
    }

    private static NavigableMap<Long, Long> cold(Connection connection, TimeRange range) throws SQLException {
        Instant from = range.from();
        Instant to = range.to();
        return BlockRows.sizes(
                connection,
                from == null ? Long.MIN_VALUE : Math.floorDiv(from.toEpochMilli(), HOUR),
                to == null ? Long.MAX_VALUE : -Math.floorDiv(-to.toEpochMilli(), HOUR));
    }

    /** Cuts a range after each hour that makes a part too large, and before the first and after the last one. */
    private static List<TimeRange> parts(TimeRange range, NavigableMap<Long, Long> cold, long most) {
        List<TimeRange> parts = new ArrayList<>();
        Instant start = range.from();
        long rows = 0;
        long before = cold.isEmpty() ? 0 : cold.firstKey() - 1;
        for (var hour : cold.entrySet()) {
            boolean first = hour.getKey().equals(cold.firstKey());
            if (first || rows + hour.getValue() > most) {
                start = cut(parts, start, first ? hour.getKey() : before + 1);
                rows = 0;
            }
            rows += hour.getValue();
            before = hour.getKey();
        }
        if (!cold.isEmpty()) {
            start = cutBefore(parts, start, before + 1, range.to());
        }
        if (start == null || range.to() == null || start.isBefore(range.to())) {
            parts.add(new TimeRange(start, range.to()));
        }
        return parts;
    }

    private static @Nullable Instant cutBefore(
            List<TimeRange> parts, @Nullable Instant start, long hour, @Nullable Instant end) {
        return end != null && end.toEpochMilli() <= hour * HOUR ? start : cut(parts, start, hour);
    }

    private static @Nullable Instant cut(List<TimeRange> parts, @Nullable Instant start, long hour) {
        Instant end = Instant.ofEpochMilli(hour * HOUR);
        if (start != null && !start.isBefore(end)) {
            return start;
        }
        parts.add(new TimeRange(start, end));
        return end;
    }

    private boolean onPart(TimeRange part, PartQuery query) {
        AtomicBoolean goOn = new AtomicBoolean();
        boolean hot = connections.use(connection -> OneState.of(connection, () -> {
            boolean nothingCold = cold(connection, part).isEmpty();
            goOn.set(nothingCold && query.on(connection, part));
            return nothingCold;
        }));
        if (!hot) {
            withCold(tables -> {
                tables.load(cold(tables.connection(), part).navigableKeySet());
                goOn.set(query.on(tables.connection(), part));
            });
        }
        return goOn.get();
    }

    /**
     * Queries some hours, as many at once as have few archived rows.
     *
     * @param hours in hours since the epoch
     */
    public void hours(Collection<Long> hours, HoursQuery query) {
        List<SortedSet<Long>> batches = connections.use(connection -> batches(connection, hours));
        for (SortedSet<Long> batch : batches) {
            onHours(batch, query);
        }
    }

    /** Queries a few hours at once, however many archived rows they have. */
    public void together(SortedSet<Long> hours, HoursQuery query) {
        onHours(hours, query);
    }

    private void onHours(SortedSet<Long> batch, HoursQuery query) {
        boolean hot = connections.use(connection -> OneState.of(connection, () -> {
            boolean nothingCold = archived(connection, batch).isEmpty();
            if (nothingCold) {
                query.on(connection, batch);
            }
            return nothingCold;
        }));
        if (!hot) {
            withCold(tables -> {
                tables.load(archived(tables.connection(), batch));
                query.on(tables.connection(), batch);
            });
        }
    }

    private static List<SortedSet<Long>> batches(Connection connection, Collection<Long> hours) throws SQLException {
        List<SortedSet<Long>> batches = new ArrayList<>();
        if (hours.isEmpty()) {
            return batches;
        }
        SortedSet<Long> sorted = new TreeSet<>(hours);
        NavigableMap<Long, Long> sizes = BlockRows.sizes(connection, sorted.first(), sorted.last() + 1);
        long rows = 0;
        SortedSet<Long> batch = new TreeSet<>();
        for (long hour : sorted) {
            rows += sizes.getOrDefault(hour, 0L);
            if (rows > MOST_ROWS && !batch.isEmpty()) {
                batches.add(batch);
                batch = new TreeSet<>();
                rows = sizes.getOrDefault(hour, 0L);
            }
            batch.add(hour);
        }
        batches.add(batch);
        return batches;
    }

    private static SortedSet<Long> archived(Connection connection, SortedSet<Long> hours) throws SQLException {
        SortedSet<Long> archived = new TreeSet<>(hours);
        archived.retainAll(
                BlockRows.sizes(connection, hours.first(), hours.last() + 1).keySet());
        return archived;
    }

    private interface ColdQuery {
        void on(Loaded tables) throws SQLException;
    }

    /** A connection that is not used again, because its views shadow the tables. */
    private record Loaded(Connection connection, ColdTables tables) {
        void load(Collection<Long> hours) throws SQLException {
            for (long hour : hours) {
                try {
                    FrozenHour rows = BlockRows.read(connection, hour);
                    if (rows != null) {
                        tables.add(rows);
                    }
                } catch (DamagedBlockException damage) {
                    // Not kept in a field, because a logger loads the platform's logging, which takes a start
                    // milliseconds.
                    System.getLogger(ColdHours.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "The archived hour {0} {1}; its requests are missing from the answer",
                                    BlockRows.name(hour),
                                    damage.getMessage());
                    MissingHours.note(hour);
                }
            }
        }
    }

    private void withCold(ColdQuery query) {
        try (Connection connection = connections.open()) {
            Loaded tables = new Loaded(connection, new ColdTables(connection));
            boolean unused = OneState.of(connection, () -> {
                query.on(tables);
                return true;
            });
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }
}
