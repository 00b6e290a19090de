package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.bucket.SaltedProjects;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.database.CrashHook;
import io.tokenspeed.uploader.queue.database.CrashPoint;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.QueueDatabase;
import io.tokenspeed.uploader.queue.database.SenderRole;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import io.tokenspeed.uploader.queue.ledger.SealedRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queue of records for the hub, in {@code upload.sqlite}. Every method is one transaction, which is on the disk
 * when the method returns. After a {@link io.tokenspeed.uploader.queue.database.QueueException} the next call reads the
 * file again. Several processes may use the queue; one of them sends.
 */
public final class UploadQueue implements SaltedProjects.Frozen, AutoCloseable {
    private static final long RECEIPT_SECONDS = 60;

    private final Path path;
    private final QueueDatabase database;
    private final Clock clock;
    private final ClientInfo client;

    /**
     * The queue in a file, which is created on first use.
     *
     * @param client the description of this program in batches
     */
    public UploadQueue(Path path, Connector connector, Clock clock, ClientInfo client) {
        this(path, connector, clock, client, SenderRole.ALWAYS, CrashHook.NONE);
    }

    /**
     * The queue in a file that other processes may use, too.
     *
     * @param senderRole the role of the process that may replace a damaged file
     * @param crashHook is called at the crash points of the queue
     */
    public UploadQueue(
            Path path,
            Connector connector,
            Clock clock,
            ClientInfo client,
            SenderRole senderRole,
            CrashHook crashHook) {
        this.path = path;
        this.database = new QueueDatabase(path, connector, clock, senderRole, crashHook);
        this.clock = clock;
        this.client = client;
    }

    /** Whether the queue was ever used, which creates its file. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Work on the tables. */
    private interface Work<T> {
        T on(QueueTables tables) throws SQLException;
    }

    private <T> T transact(Work<T> work) {
        return database.transact(sql -> work.on(new QueueTables(sql, now(), client)));
    }

    private <T> T transact(Work<T> work, CrashPoint before, CrashPoint after) {
        return database.transact(sql -> work.on(new QueueTables(sql, now(), client)), before, after);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** Opens the file, and sets a batch that a killed process was sending back to waiting. */
    public void recover() {
        transact(tables -> tables.sql.change("UPDATE upload_batch SET status = 'pending' WHERE status = 'in_flight'"));
    }

    /** The book of bucket contents and of hours whose requests changed. */
    public BucketBook book() {
        return new BucketBook(database, clock);
    }

    /** The batch that is being sent, perhaps by another process. */
    public Optional<SealedBatch> underWay() {
        return transact(tables -> tables.batches.first(BatchStatus.IN_FLIGHT));
    }

    /**
     * The batch to send next. Seals one if none waits or is being sent; empty if no record is due. Damaged batches are
     * given up.
     */
    public Optional<SealedBatch> next() {
        return transact(
                tables -> {
                    Optional<SealedBatch> waiting = tables.batches.next();
                    while (waiting.isPresent() && isDamaged(waiting.get())) {
                        tables.resolver().giveUp(waiting.get(), "damaged", LossReason.CORRUPT_ROW);
                        waiting = tables.batches.next();
                    }
                    boolean busy = tables.batches.first(BatchStatus.IN_FLIGHT).isPresent();
                    return waiting.isPresent() || busy ? waiting : tables.batches.seal(tables.records, tables.hubNow());
                },
                CrashPoint.BEFORE_SEAL_COMMIT,
                CrashPoint.AFTER_SEAL_COMMIT);
    }

    private static boolean isDamaged(SealedBatch batch) {
        return !batch.payload().sha256().equals(batch.sha256());
    }

    /** Whether anything could be sent now. */
    public boolean hasWork() {
        return transact(tables -> tables.batches.next().isPresent()
                || !tables.records.ready(tables.hubNow(), 1).isEmpty());
    }

    /** Marks a batch as being sent; false if it is gone. */
    public boolean begin(long batch) {
        return transact(tables -> tables.sql.change(
                        "UPDATE upload_batch SET status = 'in_flight' WHERE id = ? AND status IN ('pending', 'in_flight')",
                        batch)
                > 0);
    }

    /**
     * Sets a batch back to waiting, unchanged, because the hub gave no receipt for its records.
     *
     * @param counts whether the attempt counts as a failure of the batch
     * @param refused whether the hub itself refused it
     */
    public void retry(long batch, String code, boolean counts, boolean refused) {
        transact(tables -> tables.sql.change(
                "UPDATE upload_batch SET status = 'pending', last_code = ?, attempts = attempts + ?,"
                        + " refusals = refusals + ? WHERE id = ?",
                code,
                counts ? 1 : 0,
                counts && refused ? 1 : 0,
                batch));
    }

    /** Applies a receipt, which accounts for every record of a batch. */
    public void received(SealedBatch batch, UploadReceipt receipt) {
        transact(
                tables -> {
                    tables.resolver().received(batch, receipt);
                    return true;
                },
                CrashPoint.BEFORE_ACK_COMMIT,
                CrashPoint.AFTER_ACK_COMMIT);
    }

    /** Seals again the records that were not refused in a batch with too many wrong ones. */
    public void belowThreshold(SealedBatch batch, UploadReceipt receipt) {
        transact(tables -> {
            tables.resolver().belowThreshold(batch, receipt);
            return true;
        });
    }

    /** Replaces a refused batch by its two halves; gives up a single record. */
    public void split(SealedBatch batch, String code) {
        transact(
                tables -> {
                    tables.resolver().split(batch, code);
                    return true;
                },
                CrashPoint.IN_SPLIT,
                CrashPoint.IN_SPLIT);
    }

    /**
     * Sets acknowledged batches back to waiting, because the hub lost them. Includes batches acknowledged shortly
     * before the given time, because a receipt takes time to arrive and the hub counts nothing twice.
     *
     * @param sinceEpochSecond the time since which the hub lost batches, by its clock in seconds since the epoch
     * @return the number of batches
     */
    public int resend(long sinceEpochSecond) {
        return transact(tables -> {
            List<Long> ids = tables.sql.list(
                    "SELECT id FROM upload_batch WHERE status = 'acked' AND finished_at >= ?",
                    row -> row.getLong(1),
                    sinceEpochSecond - RECEIPT_SECONDS);
            for (long id : ids) {
                tables.batches.status(id, BatchStatus.PENDING);
                for (SealedRecord record : tables.batches.records(id)) {
                    tables.ledger.unacknowledge(record);
                }
            }
            return ids.size();
        });
    }

    /** A stored value; empty if there is none. */
    public Optional<String> state(StateName name) {
        return transact(tables -> tables.state.get(name.text()));
    }

    /** A stored number; 0 if there is none. */
    public long number(StateName name) {
        return state(name).map(Long::valueOf).orElse(0L);
    }

    /** Stores a value; null removes it. */
    public void state(StateName name, @Nullable Object value) {
        transact(tables -> {
            tables.state.set(name.text(), value);
            return true;
        });
    }

    /** Stores the request to erase everything of this device. */
    public void requestForget() {
        transact(tables ->
                tables.sql.change("INSERT OR IGNORE INTO forget_request (id, created_at) VALUES (1, ?)", now()));
    }

    /** Whether the erasure was requested and is not done. */
    public boolean forgetRequested() {
        return transact(tables -> tables.sql.number("SELECT COUNT(*) FROM forget_request") > 0);
    }

    /** Removes a value, unless it is no longer {@code value}. */
    public void clear(StateName name, String value) {
        transact(tables -> tables.sql.change("DELETE FROM agent_state WHERE k = ? AND v = ?", name.text(), value));
    }

    /** Empties the queue when the device is erased, revoked or replaced. */
    public Clearance clearance() {
        return new Clearance(database, clock, client);
    }

    @Override
    public String keep(int saltEpoch, String root, String fresh) {
        return transact(tables -> {
            tables.sql.change(
                    "INSERT OR IGNORE INTO project_name (salt_epoch, root, project_id) VALUES (?, ?, ?)",
                    saltEpoch,
                    root,
                    fresh);
            return tables.sql
                    .first(
                            "SELECT project_id FROM project_name WHERE salt_epoch = ? AND root = ?",
                            row -> row.getString(1),
                            saltEpoch,
                            root)
                    .orElse(fresh);
        });
    }

    /** Reads the queue for people. */
    public QueueView view() {
        return new QueueView(database);
    }

    /** Keeps the queue within limits. */
    public QueueUpkeep upkeep(QueueLimits limits) {
        return new QueueUpkeep(database, client, limits);
    }

    @Override
    public void close() {
        database.close();
    }
}
