package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.uploader.bucket.BucketContent;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.QueueDatabase;
import io.tokenspeed.uploader.queue.database.QueueState;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.BucketState;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.LedgerRow;
import io.tokenspeed.uploader.queue.ledger.QueuedRecords;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Notes the hours whose buckets must be summed up again, and the content that the hub shall hold of each bucket. */
public final class BucketBook {
    private static final long HOUR = 3_600;

    private final QueueDatabase database;
    private final Clock clock;

    BucketBook(QueueDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The mark up to which changes of the stored requests were noted; 0 for none. */
    public long mark() {
        return database.transact(sql -> new QueueState(sql).number(StateName.SOURCE_MARK.text()));
    }

    /** Notes hours whose requests changed, and the mark up to which changes were looked up. */
    public void note(long mark, Collection<Long> hours) {
        database.transact(sql -> {
            boolean first = new QueueState(sql).number(StateName.SOURCE_MARK.text()) == 0;
            for (long hour : hours) {
                sql.change(
                        "INSERT INTO open_hour (hour, first) VALUES (?, ?)"
                                + " ON CONFLICT (hour) DO UPDATE SET first = MIN(first, excluded.first)",
                        hour,
                        first);
            }
            new QueueState(sql).set(StateName.SOURCE_MARK.text(), mark);
            return true;
        });
    }

    /** The noted hours, oldest first. */
    public List<OpenHour> openHours() {
        return database.transact(sql -> sql.list(
                "SELECT hour, first FROM open_hour ORDER BY hour",
                row -> new OpenHour(row.getLong(1), row.getBoolean(2))));
    }

    /**
     * An hour whose requests changed.
     *
     * @param hour hours since the epoch, UTC
     * @param first whether the hour was noted when all hours were looked at for the first time
     */
    public record OpenHour(long hour, boolean first) {}

    /** Whether the ledger has an entry for a bucket of an hour. */
    public boolean knows(long hour) {
        return database.transact(
                sql -> !ledger(sql).between(hour * HOUR, (hour + 1) * HOUR).isEmpty());
    }

    /** Removes an hour from the noted ones. */
    public void skip(long hour) {
        database.transact(sql -> sql.change("DELETE FROM open_hour WHERE hour = ?", hour));
    }

    /**
     * Queues the contents of an hour for the hub, and an empty content for every other bucket of the hour.
     *
     * @param closed tests whether a bucket has ended; buckets that have not are left alone
     * @param done whether all buckets of the hour have ended, so that the hour is no longer noted
     */
    public void settle(long hour, Map<BucketKey, BucketContent> contents, Predicate<BucketKey> closed, boolean done) {
        database.transact(sql -> {
            Ledger ledger = ledger(sql);
            QueuedRecords records = new QueuedRecords(sql, ledger);
            for (BucketContent content : contents.values()) {
                if (closed.test(content.key())) {
                    records.want(content);
                }
            }
            for (LedgerRow row : ledger.between(hour * HOUR, (hour + 1) * HOUR)) {
                if (!contents.containsKey(row.key()) && closed.test(row.key())) {
                    records.want(BucketContent.nothing(row.key(), row.saltEpoch()));
                }
            }
            close(sql, hour, done);
            return true;
        });
    }

    /** Counts changed buckets as lost in an hour that is too old for the hub. */
    public void settleTooOld(long hour, Map<BucketKey, BucketContent> contents) {
        database.transact(sql -> {
            Ledger ledger = ledger(sql);
            for (BucketContent content : contents.values()) {
                boolean known = ledger.find(content.key())
                        .map(row -> row.wants(content.hash()))
                        .orElse(false);
                if (!known) {
                    ledger.want(content, content.hash(), BucketState.LOST);
                    ledger.lose(content.key(), LossReason.EXPIRED);
                    new QueuedRecords(sql, ledger).remove(content.key());
                    new Losses(sql).add(LossReason.EXPIRED, 1);
                }
            }
            close(sql, hour, true);
            return true;
        });
    }

    private static void close(Sql sql, long hour, boolean done) throws SQLException {
        if (done) {
            sql.change("DELETE FROM open_hour WHERE hour = ?", hour);
        }
    }

    private Ledger ledger(Sql sql) {
        return new Ledger(sql, clock.instant().getEpochSecond());
    }
}
