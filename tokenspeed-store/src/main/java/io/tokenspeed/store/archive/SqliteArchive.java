package io.tokenspeed.store.archive;

import io.tokenspeed.model.archive.ArchiveStatus;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.hours.WholeHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The archive in the local database. */
public final class SqliteArchive implements ArchiveStore {
    private static final long HOUR = 3_600_000;

    private static final String STATUS = """
        SELECT COUNT(*) AS hours, COALESCE(SUM(requests), 0) AS requests,
          COALESCE(SUM(interactions), 0) AS interactions, COALESCE(SUM(length(speeds) + length(data)), 0) AS bytes,
          MIN(hour) * 3600000 AS first, MAX(hour) * 3600000 AS last,
          (SELECT COUNT(*) FROM requests) AS hot,
          (SELECT freelist_count FROM pragma_freelist_count) * (SELECT page_size FROM pragma_page_size) AS unused
        FROM archive_hour\
        """;

    private final Connections connections;

    public SqliteArchive(Connections connections) {
        this.connections = connections;
    }

    @Override
    public ArchiveRun freeze(Instant before, BooleanSupplier goOn) {
        return new Freezer(connections).run(Math.floorDiv(before.toEpochMilli(), HOUR), goOn);
    }

    @Override
    public ArchiveRun restore(TimeRange range) {
        Set<Long> hours = new TreeSet<>(connections
                .use(connection -> BlockRows.sizes(connection, Long.MIN_VALUE, Long.MAX_VALUE))
                .keySet());
        hours.removeIf(hour -> !range.contains(hour * HOUR));
        return new Restoration(connections).run(hours);
    }

    @Override
    public ArchiveStatus status() {
        return connections.use(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(STATUS)) {
                row.next();
                return new ArchiveStatus(
                        row.getLong("hours"),
                        row.getLong("requests"),
                        row.getLong("interactions"),
                        row.getLong("bytes"),
                        instant(row, "first"),
                        instant(row, "last"),
                        row.getLong("hot"),
                        row.getLong("unused"));
            }
        });
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public List<TimeRange> ranges() {
        List<TimeRange> ranges = new ArrayList<>();
        for (long hour : connections
                .use(connection -> BlockRows.sizes(connection, Long.MIN_VALUE, Long.MAX_VALUE))
                .keySet()) {
            TimeRange range = WholeHours.hour(hour);
            int last = ranges.size() - 1;
            if (last >= 0 && Objects.equals(ranges.get(last).to(), range.from())) {
                ranges.set(last, new TimeRange(ranges.get(last).from(), range.to()));
            } else {
                ranges.add(range);
            }
        }
        return ranges;
    }

    @Override
    public List<DamagedHour> verify() {
        return connections.use(connection -> BlockCheck.all(connection, true));
    }

    @Override
    public List<DamagedHour> digests() {
        return connections.use(connection -> BlockCheck.all(connection, false));
    }

    @Override
    public void compact() {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }
}
