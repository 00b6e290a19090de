package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.uploader.bucket.BucketContent;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.NewRow;
import io.tokenspeed.uploader.queue.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stores the contents that wait to be sealed. Works in its caller's transaction. */
public final class QueuedRecords {
    private final Sql sql;
    private final Ledger ledger;
    private final Losses losses;

    public QueuedRecords(Sql sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
        this.losses = new Losses(sql);
    }

    /**
     * A waiting content.
     *
     * @param key its bucket
     * @param json the members of the record that follow its revision, as text
     * @param content its digest and sums
     */
    public record Waiting(BucketKey key, String json, ContentSummary content) {
        static final String COLUMNS = LedgerKeys.COLUMNS + ", content, hash, requests, tokens";

        static Waiting read(ResultSet row) throws SQLException {
            return new Waiting(LedgerKeys.read(row), row.getString("content"), ContentSummary.read(row));
        }
    }

    /** Queues a content that the hub shall hold. Does nothing if the hub holds the content or it waits already. */
    public void want(BucketContent content) throws SQLException {
        String hash = content.hash();
        Optional<LedgerRow> known = ledger.find(content.key());
        if (known.isEmpty() || !known.get().wants(hash)) {
            boolean sent = known.isPresent() && hash.equals(known.get().ackedHash());
            ledger.want(content, hash, sent ? BucketState.SENT : BucketState.WAITING);
            if (sent || isUnderWay(content.key(), hash)) {
                remove(content.key());
            } else {
                ContentSummary summary = new ContentSummary(hash, content.requests(), content.tokens());
                put(new Waiting(content.key(), content.json(), summary), 0);
            }
        }
    }

    /** Whether the newest sealed revision of a bucket waits in a batch and has the content with that digest. */
    private boolean isUnderWay(BucketKey key, String hash) throws SQLException {
        return sql.number(
                        "SELECT COUNT(*) FROM batch_record JOIN upload_batch ON id = batch_id"
                                + " WHERE status IN ('pending', 'in_flight') AND hash = ? AND " + LedgerKeys.MATCH
                                + " AND revision = (SELECT revision FROM bucket_ledger WHERE " + LedgerKeys.MATCH + ")",
                        LedgerKeys.join(
                                new Object[] {hash}, LedgerKeys.join(LedgerKeys.values(key), LedgerKeys.values(key))))
                > 0;
    }

    /** Whether anything of a bucket waits, sealed or not. */
    public boolean waits(BucketKey key) throws SQLException {
        return has(key)
                || sql.number(
                                "SELECT COUNT(*) FROM batch_record JOIN upload_batch ON id = batch_id"
                                        + " WHERE status IN ('pending', 'in_flight') AND " + LedgerKeys.MATCH,
                                LedgerKeys.values(key))
                        > 0;
    }

    /** Whether a content of a bucket waits to be sealed. */
    boolean has(BucketKey key) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM bucket_record WHERE " + LedgerKeys.MATCH, LedgerKeys.values(key)) > 0;
    }

    /** Makes a sealed content wait again, unless a newer one waits or the hub shall hold another one by now. */
    public void putBack(Waiting waiting, long notBefore) throws SQLException {
        boolean wanted = ledger.find(waiting.key())
                .map(row -> row.wants(waiting.content().hash()))
                .orElse(false);
        if (!wanted && !has(waiting.key())) {
            return;
        }
        if (has(waiting.key())) {
            sql.change(
                    "UPDATE bucket_record SET not_before = ? WHERE " + LedgerKeys.MATCH,
                    LedgerKeys.join(new Object[] {notBefore}, LedgerKeys.values(waiting.key())));
        } else {
            put(waiting, notBefore);
        }
        ledger.keepWaiting(waiting.key());
    }

    private void put(Waiting waiting, long notBefore) throws SQLException {
        NewRow row = LedgerKeys.row(waiting.key())
                .with("content", waiting.json())
                .with("hash", waiting.content().hash())
                .with("requests", waiting.content().requests())
                .with("tokens", waiting.content().tokens())
                .with("not_before", notBefore);
        sql.insert("INSERT OR REPLACE INTO bucket_record", row, "");
    }

    public void remove(BucketKey key) throws SQLException {
        sql.change("DELETE FROM bucket_record WHERE " + LedgerKeys.MATCH, LedgerKeys.values(key));
    }

    /** The oldest contents that may be sealed now. */
    public List<Waiting> ready(long now, int limit) throws SQLException {
        return sql.list(
                "SELECT " + Waiting.COLUMNS + " FROM bucket_record WHERE not_before <= ? ORDER BY " + LedgerKeys.COLUMNS
                        + " LIMIT ?",
                Waiting::read,
                now,
                limit);
    }

    /** Gives up the contents that an SQL condition with one value selects, and returns their number. */
    public int giveUp(String condition, Object value, LossReason reason) throws SQLException {
        return giveUp(condition, value, reason, reason.text());
    }

    /** Like {@link #giveUp(String, Object, LossReason)}, with the hub's code for the reason. */
    public int giveUp(String condition, Object value, LossReason reason, String code) throws SQLException {
        List<BucketKey> keys =
                sql.list("SELECT " + LedgerKeys.COLUMNS + " FROM bucket_record " + condition, LedgerKeys::read, value);
        for (BucketKey key : keys) {
            remove(key);
            losses.add(reason, 1, code);
            if (!waits(key)) {
                ledger.lose(key, reason);
            }
        }
        return keys.size();
    }
}
