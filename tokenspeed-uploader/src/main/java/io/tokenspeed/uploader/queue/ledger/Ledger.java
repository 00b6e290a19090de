package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.uploader.bucket.BucketContent;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.NewRow;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals.Amount;
import io.tokenspeed.uploader.queue.ledger.QueueCounts.BucketCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One entry per bucket: the content that the hub shall hold, the content that it acknowledged, and whether the
 * difference waits or is lost. Works in its caller's transaction.
 */
public final class Ledger {
    private static final String SELECT = "SELECT " + LedgerRow.COLUMNS + " FROM bucket_ledger WHERE ";

    private static final String SUMS = """
        SELECT COALESCE(SUM(requests), 0), COALESCE(SUM(tokens), 0), COALESCE(SUM(acked_requests), 0),
          COALESCE(SUM(acked_tokens), 0),
          COALESCE(SUM(CASE state WHEN 'waiting' THEN requests - acked_requests END), 0),
          COALESCE(SUM(CASE state WHEN 'waiting' THEN tokens - acked_tokens END), 0),
          COALESCE(SUM(CASE state WHEN 'lost' THEN requests - acked_requests END), 0),
          COALESCE(SUM(CASE state WHEN 'lost' THEN tokens - acked_tokens END), 0)
        FROM bucket_ledger WHERE touched_at < ?""";

    private static final String STATES = """
        SELECT COALESCE(SUM(state = 'waiting'), 0), COALESCE(SUM(state = 'sent'), 0), COALESCE(SUM(state = 'lost'), 0)
        FROM bucket_ledger""";

    private final Sql sql;
    private final long now;

    public Ledger(Sql sql, long now) {
        this.sql = sql;
        this.now = now;
    }

    public Optional<LedgerRow> find(BucketKey key) throws SQLException {
        return sql.first(SELECT + LedgerKeys.MATCH, LedgerRow::read, LedgerKeys.values(key));
    }

    /** All buckets that begin in a range, in seconds since the epoch. */
    public List<LedgerRow> between(long from, long to) throws SQLException {
        return sql.list(SELECT + "bucket_start >= ? AND bucket_start < ?", LedgerRow::read, from, to);
    }

    /** Notes the content that the hub shall hold of a bucket. */
    public void want(BucketContent content, String hash, BucketState state) throws SQLException {
        NewRow row = LedgerKeys.row(content.key())
                .with("salt_epoch", content.saltEpoch())
                .with("hash", hash)
                .with("requests", content.requests())
                .with("tokens", content.tokens())
                .with("state", state.text())
                .with("touched_at", now);
        sql.insert(
                "INSERT INTO bucket_ledger",
                row,
                " ON CONFLICT (" + LedgerKeys.COLUMNS + ") DO UPDATE SET hash = excluded.hash,"
                        + " requests = excluded.requests, tokens = excluded.tokens, state = excluded.state,"
                        + " reason = NULL, conflicts = 0, touched_at = excluded.touched_at");
    }

    /** Notes a revision that was sealed or that the hub named. */
    public void knowRevision(BucketKey key, int revision) throws SQLException {
        update(key, "revision = MAX(revision, ?)", revision);
    }

    /** Notes that the hub holds a record. A revision below the last acknowledged one changes nothing. */
    public void acknowledge(SealedRecord record) throws SQLException {
        sql.change(
                "UPDATE bucket_ledger SET acked_revision = ?, acked_hash = ?, acked_requests = ?, acked_tokens = ?,"
                        + " touched_at = ?, conflicts = 0, state = CASE WHEN hash = ? THEN 'sent' ELSE state END"
                        + " WHERE acked_revision <= ? AND " + LedgerKeys.MATCH,
                LedgerKeys.join(
                        new Object[] {
                            record.revision(),
                            record.content().hash(),
                            record.content().requests(),
                            record.content().tokens(),
                            now,
                            record.content().hash(),
                            record.revision()
                        },
                        LedgerKeys.values(record.key())));
    }

    /** Counts that the hub named another revision of a bucket, and returns how often in a row it did. */
    public long conflict(BucketKey key) throws SQLException {
        update(key, "conflicts = conflicts + ?", 1);
        return sql.number("SELECT conflicts FROM bucket_ledger WHERE " + LedgerKeys.MATCH, LedgerKeys.values(key));
    }

    void keepWaiting(BucketKey key) throws SQLException {
        update(key, "reason = NULL, state = ?", BucketState.WAITING.text());
    }

    public void lose(BucketKey key, LossReason reason) throws SQLException {
        update(key, "state = 'lost', reason = ?", reason.text());
    }

    /** Notes that the hub no longer holds an acknowledged revision, because it was restored from a backup. */
    public void unacknowledge(SealedRecord record) throws SQLException {
        sql.change(
                "UPDATE bucket_ledger SET acked_revision = 0, acked_hash = NULL, acked_requests = 0,"
                        + " acked_tokens = 0, state = 'waiting' WHERE acked_revision = ? AND " + LedgerKeys.MATCH,
                LedgerKeys.join(new Object[] {record.revision()}, LedgerKeys.values(record.key())));
    }

    private void update(BucketKey key, String assignment, Object value) throws SQLException {
        sql.change(
                "UPDATE bucket_ledger SET " + assignment + ", touched_at = ? WHERE " + LedgerKeys.MATCH,
                LedgerKeys.join(new Object[] {value, now}, LedgerKeys.values(key)));
    }

    /** The totals of all buckets that were last changed before a moment. */
    public DeliveryTotals totals(long before) throws SQLException {
        return sql.first(SUMS, Ledger::totals, before).orElseThrow();
    }

    /** The number of buckets in each state. */
    public BucketCounts buckets() throws SQLException {
        return sql.first(STATES, row -> new BucketCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
    }

    private static DeliveryTotals totals(ResultSet row) throws SQLException {
        return new DeliveryTotals(
                new Amount(row.getLong(1), row.getLong(2)),
                new Amount(row.getLong(3), row.getLong(4)),
                new Amount(row.getLong(5), row.getLong(6)),
                new Amount(row.getLong(7), row.getLong(8)));
    }
}
