package io.tokenspeed.store.price;

import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncRun.FetchedList;
import io.tokenspeed.model.price.sync.SyncStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code price_sync}. */
final class SyncRows {
    private static final String COLUMNS =
            "source, at, status, etag, digest, bytes, rows, added, changed, held, invalid, gone, problem";
    private static final String INSERT = "INSERT INTO price_sync (" + COLUMNS + ") VALUES (?" + ", ?".repeat(12) + ")";

    private SyncRows() {}

    /** Returns syncs, newest first. */
    static List<SyncRun> list(Connection connection, String rest, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM price_sync " + rest)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<SyncRun> runs = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(read(row));
                }
            }
            return runs;
        }
    }

    static void insert(Connection connection, Collection<SyncRun> runs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (SyncRun run : runs) {
                bind(insert, run, run.list());
                insert.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement insert, SyncRun run, @Nullable FetchedList list) throws SQLException {
        insert.setString(1, run.source());
        insert.setLong(2, run.at().toEpochMilli());
        insert.setString(3, PriceRows.text(run.status()));
        insert.setString(4, list == null ? null : list.etag());
        insert.setString(5, list == null ? null : list.digest());
        insert.setObject(6, list == null ? null : (Long) list.bytes(), Types.BIGINT);
        SyncCounts counts = run.counts();
        insert.setLong(7, counts.rows());
        insert.setLong(8, counts.added());
        insert.setLong(9, counts.changed());
        insert.setLong(10, counts.held());
        insert.setLong(11, counts.invalid());
        insert.setLong(12, counts.gone());
        insert.setString(13, run.problem());
    }

    private static SyncRun read(ResultSet row) throws SQLException {
        String digest = row.getString(5);
        return new SyncRun(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                PriceRows.constant(SyncStatus.class, row.getString(3)),
                digest == null ? null : new FetchedList(row.getString(4), digest, row.getLong(6)),
                new SyncCounts(
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12)),
                row.getString(13));
    }
}
