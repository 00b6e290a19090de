package io.tokenspeed.store;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code usage_hour} for requests as they are inserted. The same sums as those that {@link UsageColumns} has
 * SQL make, for a first import, where sorting all requests would take as long as half of storing them.
 */
final class HourSums {
    private static final long HOUR = 3_600_000;
    private static final int KEYS = 6;
    private static final int ATTEMPTS = 3;

    private final Map<Key, long[]> sums = new HashMap<>();

    private record Key(long hour, String tool, String project, String provider, String model, String session) {}

    static long hour(Request request) {
        return hour(request.timing().instantMillis());
    }

    static long hour(long instant) {
        return Math.floorDiv(instant, HOUR);
    }

    void add(Request request, @Nullable Cost cost) {
        add(request, cost == null ? null : (Long) cost.nanoUsd(), 1);
    }

    /** Takes a request out and another in, both in one row, so that the first and last times stay right. */
    void replace(StoredRequest before, Request after, @Nullable Cost cost) {
        add(before.request(), before.computedCostNano(), -1);
        add(after, cost);
    }

    private void add(Request request, @Nullable Long computed, int sign) {
        RequestTiming timing = request.timing();
        Status status = request.ending().status();
        long[] sum = sums.computeIfAbsent(key(request), unused -> UsageColumns.none());
        long[] one = new long[UsageColumns.COUNT];
        one[0] = request.hasUsage() ? 1 : 0;
        one[1] = !request.hasUsage() && status == Status.FAILED ? 1 : 0;
        one[2] = !request.hasUsage() && status == Status.CANCELLED ? 1 : 0;
        addTokens(one, request.tokens(), one[0]);
        if (request.hasUsage()) {
            addCost(one, request.loggedCostNano(), computed);
        }
        addSpeed(one, request.speed(), request);
        for (int i = 0; i < UsageColumns.FIRST_AT; i++) {
            sum[i] = Sum.of(sum[i], sign * one[i]);
        }
        UsageColumns.addTimes(sum, timing.instantMillis(), timing.instantMillis(), timing.earliestMillis());
    }

    /** Whether two states of a request add to the same row with the same times. */
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

    private static void addTokens(long[] sum, TokenCounts tokens, long used) {
        sum[3] += tokens.input();
        sum[4] += tokens.cacheRead();
        sum[5] += tokens.cacheWrite5m();
        sum[6] += tokens.cacheWrite1h();
        sum[7] += tokens.output();
        sum[8] += tokens.reasoning();
        sum[15] += tokens.outputReliable() ? 0 : 1;
        sum[16] += tokens.source() == UsageSource.MISSING ? used : 0;
    }

    private static void addCost(long[] sum, @Nullable Long logged, @Nullable Long computed) {
        add(sum, 9, logged);
        add(sum, 11, computed);
        add(sum, 13, logged == null ? computed : logged);
    }

    private static void add(long[] sum, int at, @Nullable Long nano) {
        if (nano != null) {
            sum[at] += nano;
            sum[at + 1]++;
        }
    }

    private static void addSpeed(long[] sum, Speed speed, Request request) {
        switch (speed.basis()) {
            case EXACT_DECODE -> {
                add(sum, 17, speed.tokens(), speed.millis());
                addFromStartToEnd(sum, request);
            }
            case STREAM_WINDOW -> {
                add(sum, 27, speed.tokens(), speed.millis());
                sum[23] += addFromStartToEnd(sum, request) ? 1 : 0;
            }
            case EXACT_E2E -> add(sum, 20, speed.tokens(), speed.millis());
            case E2E_APPROX -> {
                add(sum, 20, speed.tokens(), speed.millis());
                sum[23]++;
            }
            case TURN -> add(sum, 24, speed.tokens(), speed.millis());
            case NONE -> {
                return;
            }
        }
    }

    private static boolean addFromStartToEnd(long[] sum, Request request) {
        Long latency = request.timing().durationMillis();
        boolean known = latency != null && latency > 0;
        if (latency != null && known) {
            add(sum, 20, request.tokens().output(), latency);
        }
        return known;
    }

    private static void add(long[] sum, int at, long tokens, long millis) {
        sum[at]++;
        sum[at + 1] += tokens;
        sum[at + 2] += millis;
    }

    /** Inserts the rows of the hours that are wanted. */
    void write(Connection connection, LongPredicate wanted) throws SQLException {
        String values = "?" + ", ?".repeat(KEYS + UsageColumns.COUNT - 1);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO usage_hour VALUES (" + values + ")")) {
            for (Map.Entry<Key, long[]> row : sums.entrySet()) {
                if (wanted.test(row.getKey().hour) && isNotEmpty(row.getValue())) {
                    bind(insert, row.getKey(), row.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    /** A request that moved to other keys by a merge leaves a row of nothing behind. */
    private static boolean isNotEmpty(long[] sum) {
        long attempts = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            attempts += sum[i];
        }
        return attempts > 0;
    }

    private static void bind(PreparedStatement insert, Key key, long[] sum) throws SQLException {
        insert.setLong(1, key.hour);
        insert.setString(2, key.tool);
        insert.setString(3, key.project);
        insert.setString(4, key.provider);
        insert.setString(5, key.model);
        insert.setString(KEYS, key.session);
        for (int i = 0; i < sum.length; i++) {
            insert.setLong(KEYS + 1 + i, sum[i]);
        }
    }
}
