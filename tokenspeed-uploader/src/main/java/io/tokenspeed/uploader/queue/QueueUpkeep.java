package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.QueueDatabase;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.ledger.Batches;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.QueuedRecords;
import io.tokenspeed.uploader.queue.ledger.Retired;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps the queue within its limits. Dropped records are counted as lost; a requested erasure is never dropped. */
public final class QueueUpkeep {
    /** Days after its last change until the ledger deletes the entry of a bucket. */
    public static final int LEDGER_DAYS = 40;

    private static final long DAY = 86_400;
    private static final int SENT_DAYS = 30;
    private static final int DEAD_DAYS = 7;

    /**
     * An upper bound of the usual size of a record in bytes, so that dropping records by it never drops too many at
     * once.
     */
    private static final long LARGE_RECORD = 20_000;

    private final QueueDatabase database;
    private final ClientInfo client;
    private final QueueLimits limits;

    QueueUpkeep(QueueDatabase database, ClientInfo client, QueueLimits limits) {
        this.database = database;
        this.client = client;
        this.limits = limits;
    }

    static long waitingBytes(Sql sql) throws SQLException {
        return sql.number("SELECT COALESCE(SUM(length(content)), 0) FROM bucket_record")
                + sql.number("SELECT COALESCE(SUM(length(payload)), 0) FROM upload_batch"
                        + " WHERE status IN ('pending', 'in_flight')");
    }

    /** Drops the oldest waiting records, unsealed ones before batches, until the rest fits. */
    public void boundSize(long now) {
        database.transact(sql -> {
            Ledger ledger = new Ledger(sql, now);
            QueuedRecords records = new QueuedRecords(sql, ledger);
            for (long excess = excess(sql); excess > 0; excess = excess(sql)) {
                long some = 1 + excess / LARGE_RECORD;
                boolean dropped = records.giveUp("ORDER BY bucket_start LIMIT ?", some, LossReason.QUEUE_OVERFLOW) > 0
                        || dropOldestBatch(sql, ledger, records, now);
                if (!dropped) {
                    break;
                }
            }
            boundSent(sql);
            return true;
        });
    }

    private long excess(Sql sql) throws SQLException {
        return waitingBytes(sql) - limits.waitingBytes();
    }

    private boolean dropOldestBatch(Sql sql, Ledger ledger, QueuedRecords records, long now) throws SQLException {
        Batches batches = new Batches(sql, now, client);
        Optional<SealedBatch> oldest = batches.next();
        if (oldest.isPresent()) {
            new BatchResolver(batches, records, ledger, new Losses(sql))
                    .giveUp(oldest.get(), LossReason.QUEUE_OVERFLOW.text(), LossReason.QUEUE_OVERFLOW);
        }
        return oldest.isPresent();
    }

    private void boundSent(Sql sql) throws SQLException {
        while (sql.number("SELECT COALESCE(SUM(length(payload)), 0) FROM upload_batch"
                        + " WHERE status IN ('acked', 'dead')")
                > limits.sentBytes()) {
            sql.change("DELETE FROM upload_batch WHERE id ="
                    + " (SELECT id FROM upload_batch WHERE status IN ('acked', 'dead') ORDER BY id LIMIT 1)");
        }
    }

    /**
     * Gives up records that are too old for the hub, and deletes old batches and ledger entries.
     *
     * @param hubNow the hub's clock in seconds since the epoch, because ours may be wrong
     */
    public void boundAge(long hubNow) {
        database.transact(sql -> {
            Ledger ledger = new Ledger(sql, hubNow);
            new QueuedRecords(sql, ledger)
                    .giveUp("WHERE bucket_start < ?", hubNow - limits.waitingDays() * DAY, LossReason.EXPIRED);
            sql.change("DELETE FROM upload_batch WHERE status = 'acked' AND finished_at < ?", hubNow - SENT_DAYS * DAY);
            sql.change("DELETE FROM upload_batch WHERE status = 'dead' AND finished_at < ?", hubNow - DEAD_DAYS * DAY);
            retire(sql, ledger, hubNow - LEDGER_DAYS * DAY);
            return true;
        });
    }

    /** Deletes old ledger entries and keeps their totals. */
    private static void retire(Sql sql, Ledger ledger, long before) throws SQLException {
        if (sql.number("SELECT COUNT(*) FROM bucket_ledger WHERE touched_at < ? AND state = 'waiting'", before) > 0) {
            return;
        }
        Retired.add(sql, ledger.totals(before));
        sql.change("DELETE FROM bucket_ledger WHERE touched_at < ?", before);
    }
}
