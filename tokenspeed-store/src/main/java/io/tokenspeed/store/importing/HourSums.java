package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.store.columns.CountedRequest;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.UsageHours;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Sums inserted requests to rows of {@code usage_hour}, with the same results as the SQL of {@link UsageHours}. Serves
 * the first import, where sorting all requests in SQL would take half as long as storing them.
 */
final class HourSums {
    private static final long HOUR = 3_600_000;
    private static final int KEYS = 6;
    private static final String INSERT = "INSERT INTO usage_hour (" + UsageHours.KEYS + ", " + UsageColumn.NAMES
            + ") VALUES (?" + ", ?".repeat(KEYS + UsageColumn.values().length - 1) + ")";

    private final Map<Key, UsageVector> sums = new HashMap<>();

    /** The equality is written out, because the generated one of a record is slow until it is optimised. */
    private record Key(long hour, String tool, String project, String provider, String model, String session) {
        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(hour) + model.hashCode()) + session.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && hour == that.hour
                    && session.equals(that.session)
                    && model.equals(that.model)
                    && project.equals(that.project)
                    && provider.equals(that.provider)
                    && tool.equals(that.tool);
        }
    }

    static long hour(Request request) {
        return hour(request.timing().instantMillis());
    }

    static long hour(long instant) {
        return Math.floorDiv(instant, HOUR);
    }

    void add(Request request, @Nullable Cost cost) {
        sums.computeIfAbsent(key(request), unused -> new UsageVector()).add(CountedRequest.of(request, cost));
    }

    /**
     * Replaces a request by its new state. {@link #inOneRow} must hold, so that the first and last times stay right.
     */
    void replace(StoredRequest before, Request after, @Nullable Cost cost) {
        sums.computeIfAbsent(key(after), unused -> new UsageVector())
                .replace(CountedRequest.of(before.request(), before.computed()), CountedRequest.of(after, cost));
    }

    /** Whether two states of a request belong to the same row and have the same times. */
    static boolean inOneRow(Request before, Request after) {
        return before.timing().instantMillis() == after.timing().instantMillis()
                && before.timing().earliestMillis() == after.timing().earliestMillis()
                && key(before).equals(key(after));
    }

    private static Key key(Request request) {
        RequestPlace place = request.place();
        return new Key(
                hour(request),
                request.tool(),
                Objects.requireNonNullElse(place.project(), UsageRow.UNKNOWN),
                Objects.requireNonNullElse(place.provider(), UsageRow.UNKNOWN),
                place.model(),
                place.sessionId());
    }

    /** Inserts the rows of the wanted hours. */
    void write(Connection connection, LongPredicate wanted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Key, UsageVector> row : sums.entrySet()) {
                // A merge may move a request to another key and leave an empty row behind.
                if (wanted.test(row.getKey().hour) && row.getValue().attempts() > 0) {
                    bind(insert, row.getKey(), row.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static void bind(PreparedStatement insert, Key key, UsageVector sums) throws SQLException {
        insert.setLong(1, key.hour);
        insert.setString(2, key.tool);
        insert.setString(3, key.project);
        insert.setString(4, key.provider);
        insert.setString(5, key.model);
        insert.setString(KEYS, key.session);
        for (UsageColumn column : UsageColumn.values()) {
            insert.setLong(KEYS + 1 + column.index(), sums.get(column));
        }
    }
}
