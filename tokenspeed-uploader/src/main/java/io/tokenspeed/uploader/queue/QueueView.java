package io.tokenspeed.uploader.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What people see of the queue. Changes nothing. */
public final class QueueView {
    private static final String BATCH =
            "SELECT id, status, record_count, length(payload), attempts, last_code, created_at, finished_at"
                    + " FROM upload_batch";

    private final QueueDatabase database;

    QueueView(QueueDatabase database) {
        this.database = database;
    }

    /** Counts and sums. */
    public QueueCounts counts() {
        return database.transact(sql -> {
            long sealed = sql.number(
                    "SELECT COALESCE(SUM(record_count), 0) FROM upload_batch WHERE status IN ('pending', 'in_flight')");
            return new QueueCounts(
                    sealed + sql.number("SELECT COUNT(*) FROM bucket_record"),
                    batches(sql, "IN ('pending', 'in_flight')"),
                    batches(sql, "= 'acked'"),
                    batches(sql, "= 'dead'"),
                    QueueUpkeep.waitingBytes(sql),
                    oldest(sql),
                    new Losses(sql).all(),
                    new Losses(sql).refused(),
                    new Ledger(sql, 0).tally(Long.MAX_VALUE).plus(Retired.of(sql)),
                    sql.number("SELECT COUNT(*) FROM bucket_ledger WHERE acked_revision > 0"),
                    new Ledger(sql, 0).buckets());
        });
    }

    private static long batches(Sql sql, String status) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM upload_batch WHERE status " + status);
    }

    private static @org.jspecify.annotations.Nullable Long oldest(Sql sql) throws SQLException {
        long oldest = sql.number("""
            SELECT MIN(bucket_start) FROM (
              SELECT bucket_start FROM bucket_record UNION ALL
              SELECT bucket_start FROM batch_record JOIN upload_batch ON id = batch_id
              WHERE status IN ('pending', 'in_flight'))""");
        return oldest == 0 ? null : (Long) oldest;
    }

    /** The newest batches, those that wait first, at most {@code limit}. */
    public List<SentBatch> batches(int limit) {
        return database.transact(sql -> sql.list(
                BATCH + " ORDER BY status IN ('pending', 'in_flight') DESC, id DESC LIMIT ?", QueueView::batch, limit));
    }

    /** The exact body of a batch; empty when it is not kept any more. */
    public Optional<Payload> body(long id) {
        return database.transact(sql ->
                sql.first("SELECT payload FROM upload_batch WHERE id = ?", row -> Payload.of(row.getBytes(1)), id));
    }

    private static SentBatch batch(ResultSet row) throws SQLException {
        long finished = row.getLong(8);
        return new SentBatch(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getInt(5),
                row.getString(6),
                row.getLong(7),
                finished == 0 ? null : (Long) finished);
    }
}
