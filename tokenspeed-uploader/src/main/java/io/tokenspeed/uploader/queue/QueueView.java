package io.tokenspeed.uploader.queue;

import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.QueueDatabase;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import io.tokenspeed.uploader.queue.ledger.Retired;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the queue for people. Changes nothing. */
public final class QueueView {
    private static final String BATCH =
            "SELECT id, status, record_count, length(payload), attempts, last_code, created_at, finished_at"
                    + " FROM upload_batch";

    private final QueueDatabase database;

    QueueView(QueueDatabase database) {
        this.database = database;
    }

    /** The counts and sums of everything in the queue. */
    public QueueCounts counts() {
        return database.transact(sql -> {
            long sealed = sql.number(
                    "SELECT COALESCE(SUM(record_count), 0) FROM upload_batch WHERE status IN ('pending', 'in_flight')");
            Losses losses = new Losses(sql);
            Ledger ledger = new Ledger(sql, 0);
            return new QueueCounts(
                    new QueueCounts.Waiting(
                            sealed + sql.number("SELECT COUNT(*) FROM bucket_record"),
                            QueueUpkeep.waitingBytes(sql),
                            oldest(sql)),
                    new QueueCounts.BatchCounts(
                            batches(sql, "IN ('pending', 'in_flight')"),
                            batches(sql, "= 'acked'"),
                            batches(sql, "= 'dead'")),
                    new QueueCounts.LossCounts(losses.all(), losses.refused()),
                    ledger.totals(Long.MAX_VALUE).plus(Retired.of(sql)),
                    ledger.buckets(),
                    sql.number("SELECT COUNT(*) FROM bucket_ledger WHERE acked_revision > 0"));
        });
    }

    /** The pseudonyms of projects by their root folders, the newest of a project first. */
    public Map<String, List<String>> projects() {
        return database.transact(sql -> sql
                .list(
                        "SELECT root, project_id FROM project_name ORDER BY root, salt_epoch DESC",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static long batches(Sql sql, String status) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM upload_batch WHERE status " + status);
    }

    private static @Nullable Long oldest(Sql sql) throws SQLException {
        long oldest = sql.number("""
            SELECT MIN(bucket_start) FROM (
              SELECT bucket_start FROM bucket_record UNION ALL
              SELECT bucket_start FROM batch_record JOIN upload_batch ON id = batch_id
              WHERE status IN ('pending', 'in_flight'))""");
        return oldest == 0 ? null : (Long) oldest;
    }

    /** At most {@code limit} batches: waiting ones first, then the newest first. */
    public List<BatchSummary> batches(int limit) {
        return database.transact(sql -> sql.list(
                BATCH + " ORDER BY status IN ('pending', 'in_flight') DESC, id DESC LIMIT ?", QueueView::batch, limit));
    }

    /** The exact body of a batch; empty when it is not kept any more. */
    public Optional<Payload> body(long id) {
        return database.transact(sql ->
                sql.first("SELECT payload FROM upload_batch WHERE id = ?", row -> Payload.of(row.getBytes(1)), id));
    }

    private static BatchSummary batch(ResultSet row) throws SQLException {
        long finished = row.getLong(8);
        return new BatchSummary(
                row.getLong(1),
                BatchStatus.of(row.getString(2)),
                new BatchSummary.Size(row.getInt(3), row.getLong(4)),
                new BatchSummary.Attempts(row.getInt(5), row.getString(6)),
                row.getLong(7),
                finished == 0 ? null : (Long) finished);
    }
}
