package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.HubSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The hours or days that a transaction touches: read together, changed in memory, written together. */
final class RollupRows {
    private static final int SUMS_COLUMN = 5;

    private final HubSession session;
    private final RollupTable table;
    private final SumsColumns columns = new SumsColumns();
    private final Map<Id, Row> rows = new HashMap<>();
    private final Set<Id> touched = new TreeSet<>();
    private final Set<Id> inexact = new HashSet<>();

    /** The key of an hour or day of a series: start in seconds since the epoch. Ordered like the rows of the table. */
    record Id(long seriesId, long start) implements Comparable<Id> {
        private static final Comparator<Id> ORDER =
                Comparator.comparingLong(Id::start).thenComparingLong(Id::seriesId);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    /** Sums, with the start of their first bucket and the end of their last bucket in seconds since the epoch. */
    record Row(long firstStart, long lastEnd, Sums sums) {
        Row spanning(long start, long end) {
            return new Row(Math.min(firstStart, start), Math.max(lastEnd, end), sums);
        }
    }

    RollupRows(HubSession session, RollupTable table) {
        this.session = session;
        this.table = table;
    }

    /** Reads the hours or days that hold these buckets. */
    void load(Collection<Buckets.Id> buckets) throws SQLException {
        Set<Id> ids = new HashSet<>();
        buckets.forEach(bucket -> ids.add(table.of(bucket)));
        table.find()
                .forEach(
                        session,
                        new ArrayList<>(ids),
                        row -> rows.put(new Id(row.getLong(1), row.getLong(2)), read(row)));
    }

    /** Returns whether the hour or day of a bucket was found. */
    boolean holds(Buckets.Id bucket) {
        return rows.containsKey(table.of(bucket));
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(row.getLong(3), row.getLong(4), columns.read(row, SUMS_COLUMN));
    }

    /** Adds the sums of new buckets of one hour. */
    void add(Id hour, Row part) {
        spanning(table.of(hour.seriesId(), hour.start()), part.firstStart(), part.lastEnd())
                .add(part.sums());
    }

    /** Adds the difference between the old and the new sums of a bucket. */
    void replace(Buckets.Id bucket, Sums old, Sums next) {
        Id id = table.of(bucket);
        if (!spanning(id, bucket.start(), bucket.end()).replace(old, next)) {
            inexact.add(id);
        }
    }

    private Sums spanning(Id id, long start, long end) {
        Row row = rows.get(id);
        row = row == null ? new Row(start, end, Sums.zero()) : row.spanning(start, end);
        rows.put(id, row);
        touched.add(id);
        return row.sums();
    }

    /** Writes all touched rows. First rebuilds rows whose smallest or largest values are no longer known. */
    void write() throws SQLException {
        for (Id id : inexact) {
            rebuild(id);
        }
        PreparedStatement upsert = session.prepare(table.upsert().in(session.dialect()));
        for (Id id : touched) {
            bind(upsert, id, rows.get(id));
        }
        upsert.executeBatch();
    }

    private void bind(PreparedStatement upsert, Id id, @Nullable Row row) throws SQLException {
        if (row != null) {
            upsert.setLong(1, id.start());
            upsert.setLong(2, id.seriesId());
            upsert.setLong(3, row.firstStart());
            upsert.setLong(4, row.lastEnd());
            columns.bind(upsert, SUMS_COLUMN, row.sums());
            upsert.addBatch();
        }
    }

    private void rebuild(Id id) throws SQLException {
        Sums sums = Sums.zero();
        table.forEachPart(session, id, row -> sums.add(columns.read(row, SUMS_COLUMN)));
        rows.computeIfPresent(id, (same, row) -> new Row(row.firstStart(), row.lastEnd(), sums));
    }
}
