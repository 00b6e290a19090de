package io.tokenspeed.store.hub;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hours or the days that a transaction touches: read together, changed in memory, written together. */
final class RollupRows {
    private static final int SUMS_COLUMN = 5;

    private final HubSession session;
    private final RollupTable table;
    private final SumsColumns columns = new SumsColumns();
    private final Map<Id, Row> rows = new LinkedHashMap<>();
    private final Set<Id> inexact = new HashSet<>();

    /** Which hour or day of which series. */
    record Id(long seriesId, long start) {}

    /** Sums with the start of the first bucket in them and the end of the last. */
    record Row(long firstStart, long lastEnd, Sums sums) {
        Row spanning(long start, long end) {
            return new Row(Math.min(firstStart, start), Math.max(lastEnd, end), sums);
        }
    }

    RollupRows(HubSession session, RollupTable table) {
        this.session = session;
        this.table = table;
    }

    /** Reads those that hold these buckets. */
    void load(Collection<Buckets.Id> buckets) throws SQLException {
        Set<Id> ids = new HashSet<>();
        buckets.forEach(bucket -> ids.add(table.of(bucket)));
        table.find()
                .forEach(
                        session,
                        new ArrayList<>(ids),
                        row -> rows.put(new Id(row.getLong(1), row.getLong(2)), read(row)));
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(row.getLong(3), row.getLong(4), columns.read(row, SUMS_COLUMN));
    }

    /** Adds a bucket, or the difference to what it was. */
    void apply(Buckets.Id bucket, @Nullable Sums old, Sums next) {
        Id id = table.of(bucket);
        long end = bucket.start() + bucket.seconds();
        Row row = rows.get(id);
        row = row == null ? new Row(bucket.start(), end, Sums.zero()) : row.spanning(bucket.start(), end);
        rows.put(id, row);
        if (old == null) {
            row.sums().add(next);
        } else if (!row.sums().replace(old, next)) {
            inexact.add(id);
        }
    }

    /** Writes all, after adding up anew those whose extremes are not known. */
    void write() throws SQLException {
        for (Id id : inexact) {
            rebuild(id);
        }
        PreparedStatement upsert = session.prepare(table.upsert());
        for (Map.Entry<Id, Row> entry : rows.entrySet()) {
            upsert.setLong(1, entry.getKey().start());
            upsert.setLong(2, entry.getKey().seriesId());
            upsert.setLong(3, entry.getValue().firstStart());
            upsert.setLong(4, entry.getValue().lastEnd());
            columns.bind(upsert, SUMS_COLUMN, entry.getValue().sums());
            upsert.addBatch();
        }
        upsert.executeBatch();
    }

    private void rebuild(Id id) throws SQLException {
        Sums sums = Sums.zero();
        table.forEachPart(session, id, row -> sums.add(columns.read(row, SUMS_COLUMN)));
        rows.computeIfPresent(id, (same, row) -> new Row(row.firstStart(), row.lastEnd(), sums));
    }
}
