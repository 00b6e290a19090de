package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.QueueDatabase;
import io.tokenspeed.uploader.queue.database.QueueState;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.Batches;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.QueuedRecords;
import io.tokenspeed.uploader.queue.ledger.Retired;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Empties the queue when the device is erased, revoked or replaced. */
public final class Clearance {
    private static final List<String> CONTENT = List.of(
            "batch_loss",
            "batch_record",
            "upload_batch",
            "bucket_record",
            "bucket_ledger",
            "forget_request",
            "open_hour",
            "project_name");

    private final QueueDatabase database;
    private final Clock clock;
    private final ClientInfo client;

    Clearance(QueueDatabase database, Clock clock, ClientInfo client) {
        this.database = database;
        this.clock = clock;
        this.client = client;
    }

    /** Removes everything from the queue, sent bodies and counters included. */
    public void purge() {
        database.transact(sql -> {
            clear(sql);
            sql.change("DELETE FROM loss_counter");
            sql.change("DELETE FROM agent_state");
            return true;
        });
        database.vacuum();
    }

    /**
     * Removes everything but the counters, because the hub erased the device. Waiting records count as lost.
     *
     * @param hub the address of the hub
     * @param at the time of the erasure in seconds since the epoch
     * @param code the hub's code for the erasure
     */
    public void erased(String hub, long at, String code) {
        database.transact(sql -> {
            dropWaiting(sql, LossReason.REJECTED, code);
            sql.change("UPDATE bucket_ledger SET state = 'lost' WHERE state = 'waiting'");
            Retired.add(sql, new Ledger(sql, now()).totals(Long.MAX_VALUE));
            clear(sql);
            sql.change("UPDATE loss_counter SET untold = 0");
            sql.change("DELETE FROM agent_state WHERE k NOT LIKE 'retired~_%' ESCAPE '~' AND k NOT LIKE 'refused:%'");
            new QueueState(sql).set(StateName.ERASED_AT.text(), at);
            new QueueState(sql).set(StateName.ERASED_HUB.text(), hub);
            return true;
        });
        database.vacuum();
    }

    /**
     * Resets the counters of an erased device when another one begins. Keeps records, because some of the new device
     * may wait.
     */
    public void beginAgain() {
        database.transact(sql -> {
            QueueState state = new QueueState(sql);
            if (state.get(StateName.ERASED_AT.text()).isPresent()) {
                sql.change("DELETE FROM loss_counter");
                sql.change("DELETE FROM agent_state WHERE k LIKE 'retired~_%' ESCAPE '~' OR k LIKE 'refused:%'");
                state.set(StateName.ERASED_AT.text(), null);
                state.set(StateName.ERASED_HUB.text(), null);
            }
            return true;
        });
    }

    /**
     * Removes waiting records and counts them as lost; sent batches stay readable.
     *
     * @param code the hub's code for the reason
     */
    public void dropWaiting(LossReason reason, String code) {
        database.transact(sql -> dropWaiting(sql, reason, code));
    }

    private int dropWaiting(Sql sql, LossReason reason, String code) throws SQLException {
        Ledger ledger = new Ledger(sql, now());
        QueuedRecords records = new QueuedRecords(sql, ledger);
        Batches batches = new Batches(sql, now(), client);
        BatchResolver verdicts = new BatchResolver(batches, records, ledger, new Losses(sql));
        for (Optional<SealedBatch> batch = batches.waiting(); batch.isPresent(); batch = batches.waiting()) {
            verdicts.giveUp(batch.get(), code, reason);
        }
        return records.giveUp("WHERE bucket_start >= ?", Long.MIN_VALUE, reason, code);
    }

    private static void clear(Sql sql) throws SQLException {
        for (String table : CONTENT) {
            sql.change("DELETE FROM " + table);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
