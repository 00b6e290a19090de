package io.tokenspeed.store.hours;

import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sums of hours and of parts of hours, with those requests apart that name their users. Only hours at the edges of a
 * range and hours with such requests are read from single requests, and these are kept until the hour changes. Safe for
 * use by several threads.
 */
public final class HourParts {
    private static final long HOUR = 3_600_000;
    private static final int KEPT = 4096;
    private static final String SQL = "SELECT COALESCE(user_id, '') AS user, tool, project, provider, model, session, "
            + UsageColumn.SUMS
            + ", GROUP_CONCAT(DISTINCT agent_run) AS runs FROM usage_request WHERE superseded = 0 AND instant >= ? AND"
            + " instant < ? GROUP BY 1, 2, 3, 4, 5, 6";

    private final Connections connections;
    private final Map<TimeRange, Split> kept = BoundedMap.byUse(KEPT);

    public HourParts(Connections connections) {
        this.connections = connections;
    }

    /**
     * Sums of requests of one hour or a part of it.
     *
     * @param user the user that all of these requests name; null where none names a user
     * @param block the sums
     */
    public record Part(@Nullable String user, HourBlock block) {}

    /** @param missing whether the archived requests of the hour could not be read */
    private record Split(HourBlock hour, List<Part> parts, boolean missing) {}

    /** Gives the sums of the requests in a range to {@code sink}. */
    public void each(NavigableMap<Long, HourBlock> hours, TimeRange range, Consumer<Part> sink) {
        WholeHours whole = WholeHours.of(range);
        hours.subMap(whole.first(), true, whole.end(), false).forEach((hour, block) -> {
            if (block.labelled()) {
                of(block, WholeHours.hour(hour)).forEach(sink);
            } else {
                sink.accept(new Part(null, block));
            }
        });
        for (TimeRange edge : whole.edges()) {
            HourBlock block = hours.get(hourOf(edge));
            if (block != null) {
                of(block, edge).forEach(sink);
            }
        }
    }

    /**
     * Reads the parts of hours at the edges of all these ranges that are not kept, which is many times faster than one by
     * one.
     */
    public void prepare(NavigableMap<Long, HourBlock> hours, List<TimeRange> ranges) {
        Map<Long, List<TimeRange>> wanted = new HashMap<>();
        for (TimeRange range : ranges) {
            for (TimeRange edge : WholeHours.of(range).edges()) {
                HourBlock block = hours.get(hourOf(edge));
                if (block != null && known(block, edge) == null) {
                    wanted.computeIfAbsent(hourOf(edge), unused -> new ArrayList<>())
                            .add(edge);
                }
            }
        }
        new ColdHours(connections).hours(wanted.keySet(), (connection, some) -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                for (long hour : some) {
                    HourBlock block = Objects.requireNonNull(hours.get(hour));
                    for (TimeRange part : wanted.getOrDefault(hour, List.of())) {
                        keep(block, part, read(query, block, part));
                    }
                }
            }
        });
    }

    /** The hour since the epoch that a part of an hour lies in. */
    private static long hourOf(TimeRange part) {
        return Math.floorDiv(Objects.requireNonNull(part.from()).toEpochMilli(), HOUR);
    }

    private List<Part> of(HourBlock hour, TimeRange part) {
        List<Part> known = known(hour, part);
        if (known != null) {
            return known;
        }
        List<Part> parts = new ArrayList<>();
        new ColdHours(connections).each(part, (connection, inside) -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                parts.addAll(read(query, hour, inside));
            }
            return true;
        });
        keep(hour, part, parts);
        return parts;
    }

    private @Nullable List<Part> known(HourBlock hour, TimeRange part) {
        Split known;
        synchronized (kept) {
            known = kept.get(part);
        }
        if (known == null || known.hour() != hour) {
            return null;
        }
        if (known.missing()) {
            MissingHours.note(hourOf(part));
        }
        return known.parts();
    }

    private void keep(HourBlock hour, TimeRange part, List<Part> parts) {
        synchronized (kept) {
            kept.put(part, new Split(hour, parts, MissingHours.has(hourOf(part))));
        }
    }

    private static List<Part> read(PreparedStatement query, HourBlock hour, TimeRange part) throws SQLException {
        Map<RowKey, RowKey> keys = new HashMap<>();
        for (int row = 0; row < hour.size(); row++) {
            keys.put(hour.key(row), hour.key(row));
        }
        Map<String, List<HourBlock.Row>> byUser = new HashMap<>();
        query.setObject(1, millis(part.from()));
        query.setObject(2, millis(part.to()));
        try (ResultSet row = query.executeQuery()) {
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                RowKey key = new RowKey(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                byUser.computeIfAbsent(row.getString(1), user -> new ArrayList<>())
                        .add(new HourBlock.Row(
                                keys.getOrDefault(key, key),
                                row.getString(6),
                                UsageVector.read(row, positions),
                                runs(row.getString("runs"))));
            }
        }
        List<Part> parts = new ArrayList<>();
        byUser.forEach((user, rows) -> parts.add(new Part(user.isEmpty() ? null : user, HourBlock.of(rows))));
        return parts;
    }

    private static HourDetails runs(@Nullable String list) {
        HourDetails details = new HourDetails();
        if (list != null) {
            for (String run : list.split(",", -1)) {
                details.note(run, false);
            }
        }
        return details;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.toEpochMilli();
    }
}
