package io.tokenspeed.store.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.SpeedKind;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.hours.ColdDetails;
import io.tokenspeed.store.hours.HourDetails;
import io.tokenspeed.store.hours.WholeHours;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The speeds and times to the first token of matching requests, by period and group. */
final class Samples {
    private static final long HOUR = 3_600_000;

    private final UsageFilter filter;
    private final List<Dimension> by;
    private final @Nullable Interval interval;
    private final Map<Instant, Map<List<String>, HourDetails>> groups = new HashMap<>();
    private Instant start = Instant.EPOCH;
    /** The hour that lies in the period of {@link #start}, in hours since the epoch. */
    private long hourOfStart = Long.MIN_VALUE;

    /**
     * Starts without requests.
     *
     * @param interval how long periods are; null if all requests belong to one, which begins at the epoch
     */
    Samples(UsageFilter filter, List<Dimension> by, @Nullable Interval interval) {
        this.filter = filter;
        this.by = by;
        this.interval = interval;
    }

    /** The whole hours that these are about. */
    WholeHours whole() {
        return WholeHours.of(filter.range());
    }

    /** Adds the requests of a range that a connection shows. */
    void addRequests(Connection connection, TimeRange range) throws SQLException {
        UsageQuery query = UsageQuery.requests(filter.during(range));
        query.and("(" + SpeedKind.anyOf(SpeedKind.DECODE, SpeedKind.E2E) + " OR ttft_ms IS NOT NULL)");
        String sql = "SELECT " + UsageQuery.columns(by) + "instant, "
                + SpeedKind.DECODE.milliTokensPerSecond() + " AS decode_speed, "
                + SpeedKind.E2E.milliTokensPerSecond() + " AS e2e_speed, COALESCE(ttft_ms, -1) AS ttft"
                + " FROM usage_request" + query.where();
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                of(startOf(row.getLong("instant")), UsageQuery.keys(row, by))
                        .addSample(row.getLong("decode_speed"), row.getLong("e2e_speed"), row.getLong("ttft"));
            }
        }
    }

    /**
     * Adds what is kept beside archived hours.
     *
     * @return those of these hours in which a period begins, of which nothing was added
     */
    List<Long> addArchived(Connection connection, WholeHours hours) throws SQLException {
        TreeSet<Long> cut = new TreeSet<>();
        ColdDetails.each(connection, hours.first(), hours.end(), (key, details) -> {
            long hour = key.getLong("hour");
            if (isCut(hour)) {
                cut.add(hour);
            } else if (row(key).matches(filter)) {
                of(startOf(hour * HOUR), UsageQuery.keys(key, by)).add(details);
            }
        });
        return new ArrayList<>(cut);
    }

    private static RowKey row(ResultSet key) throws SQLException {
        return new RowKey(
                key.getString("tool"), key.getString("project"), key.getString("provider"), key.getString("model"));
    }

    private boolean isCut(long hour) {
        return !computedStart(hour * HOUR).equals(computedStart((hour + 1) * HOUR - 1));
    }

    /** Remembers the last hour, because most requests come in the order of their instants. */
    private Instant startOf(long millis) {
        long hour = Math.floorDiv(millis, HOUR);
        if (hour == hourOfStart) {
            return start;
        }
        if (isCut(hour)) {
            return computedStart(millis);
        }
        hourOfStart = hour;
        start = computedStart(millis);
        return start;
    }

    private Instant computedStart(long millis) {
        return interval == null ? Instant.EPOCH : interval.startOf(Instant.ofEpochMilli(millis), filter.zone());
    }

    private HourDetails of(Instant period, List<String> keys) {
        return groups.computeIfAbsent(period, unused -> new HashMap<>())
                .computeIfAbsent(keys, unused -> new HourDetails());
    }

    /** The row of a group. */
    SpeedRow row(Instant period, List<String> keys, UsageTotals totals) {
        HourDetails of = groups.getOrDefault(period, Map.of()).getOrDefault(keys, HourDetails.NONE);
        return new SpeedRow(keys, totals, of.decode(), of.e2e(), of.ttft());
    }
}
