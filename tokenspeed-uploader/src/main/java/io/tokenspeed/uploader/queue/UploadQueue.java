package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.bucket.SaltedProjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the hub, in {@code upload.sqlite}. Every method is one transaction that is on the disk when it returns;
 * after a {@link QueueException} the truth is read again from the file. Several processes may use it, one of them sends.
 */
public final class UploadQueue implements SaltedProjects.Frozen, AutoCloseable {
    private static final long RECEIPT_SECONDS = 60;

    private final Path path;
    private final QueueDatabase database;
    private final Clock clock;
    private final ClientInfo client;

    /**
     * The queue in a file, which is made when it is first used.
     *
     * @param client what batches say of this program
     */
    public UploadQueue(Path path, Connector connector, Clock clock, ClientInfo client) {
        this(path, connector, clock, client, Sole.ALWAYS);
    }

    /**
     * The same where other processes use the file, too.
     *
     * @param sole which of them may replace a damaged file
     */
    public UploadQueue(Path path, Connector connector, Clock clock, ClientInfo client, Sole sole) {
        this.path = path;
        this.database = new QueueDatabase(path, connector, clock, sole);
        this.clock = clock;
        this.client = client;
    }

    /** Whether it was ever used, which makes its file. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** The tables in one transaction. */
    private final class Tables {
        final Sql sql;
        final Ledger ledger;
        final Records records;
        final Batches batches;
        final Losses losses;
        final State state;

        Tables(Sql sql) {
            this.sql = sql;
            this.ledger = new Ledger(sql, now());
            this.records = new Records(sql, ledger);
            this.batches = new Batches(sql, now(), client);
            this.losses = new Losses(sql);
            this.state = new State(sql);
        }

        Verdicts verdicts() {
            return new Verdicts(batches, records, ledger, losses);
        }

        /** The hub's clock, by which records wait that lay in its future. */
        long hubNow() throws SQLException {
            return now() + state.number(StateName.CLOCK_OFFSET.text());
        }
    }

    /** Work on the tables. */
    private interface Work<T> {
        T on(Tables tables) throws SQLException;
    }

    private <T> T transact(Work<T> work) {
        return database.transact(sql -> work.on(new Tables(sql)));
    }

    private <T> T transact(Work<T> work, CrashPoint before, CrashPoint after) {
        return database.transact(sql -> work.on(new Tables(sql)), before, after);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** Opens the file and makes what a killed process was sending wait again. */
    public void recover() {
        transact(tables -> tables.sql.change("UPDATE upload_batch SET status = 'pending' WHERE status = 'in_flight'"));
    }

    /** The account of single buckets and the hours to look at. */
    public BucketBook book() {
        return new BucketBook(database, clock);
    }

    /** The batch that is being sent, perhaps by another process. */
    public Optional<Batch> underWay() {
        return transact(tables -> tables.batches.first("in_flight"));
    }

    /**
     * The batch to send next, sealed now if none waits or is being sent; empty when there is nothing. Damaged ones are
     * given up.
     */
    public Optional<Batch> next() {
        return transact(
                tables -> {
                    Optional<Batch> waiting = tables.batches.next();
                    while (waiting.isPresent() && isDamaged(waiting.get())) {
                        tables.verdicts().giveUp(waiting.get(), "damaged", LossReason.CORRUPT_ROW);
                        waiting = tables.batches.next();
                    }
                    boolean busy = tables.batches.first("in_flight").isPresent();
                    return waiting.isPresent() || busy ? waiting : tables.batches.seal(tables.records, tables.hubNow());
                },
                CrashPoint.BEFORE_SEAL_COMMIT,
                CrashPoint.AFTER_SEAL_COMMIT);
    }

    private static boolean isDamaged(Batch batch) {
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
     * A batch was not answered for its records; it waits again as it is.
     *
     * @param counts whether the attempt failed
     * @param refused whether the hub itself said so
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

    /** The hub answered for every record of a batch. */
    public void received(Batch batch, Receipt receipt) {
        transact(
                tables -> {
                    tables.verdicts().received(batch, receipt);
                    return true;
                },
                CrashPoint.BEFORE_ACK_COMMIT,
                CrashPoint.AFTER_ACK_COMMIT);
    }

    /** Too many records of a batch were wrong; the rest is sealed again. */
    public void belowThreshold(Batch batch, Receipt receipt) {
        transact(tables -> {
            tables.verdicts().belowThreshold(batch, receipt);
            return true;
        });
    }

    /** Something in a batch is refused; its halves are tried alone, and a single record is given up. */
    public void split(Batch batch, String code) {
        transact(
                tables -> {
                    tables.verdicts().split(batch, code);
                    return true;
                },
                CrashPoint.IN_SPLIT,
                CrashPoint.IN_SPLIT);
    }

    /**
     * Sends again what was acknowledged since a moment, because the hub lost it. What was acknowledged shortly before is sent
     * again, too: a receipt takes its time, and nothing counts twice.
     *
     * @param sinceEpochSecond by the hub's clock
     */
    public int resend(long sinceEpochSecond) {
        return transact(tables -> {
            List<Long> ids = tables.sql.list(
                    "SELECT id FROM upload_batch WHERE status = 'acked' AND finished_at >= ?",
                    row -> row.getLong(1),
                    sinceEpochSecond - RECEIPT_SECONDS);
            for (long id : ids) {
                tables.batches.status(id, "pending");
                for (SealedRecord record : tables.batches.records(id)) {
                    tables.ledger.unacknowledge(record);
                }
            }
            return ids.size();
        });
    }

    /** A small fact that outlives the process. */
    public Optional<String> state(StateName name) {
        return transact(tables -> tables.state.get(name.text()));
    }

    /** Keeps a small fact; null forgets it. */
    public void state(StateName name, @Nullable Object value) {
        transact(tables -> {
            tables.state.set(name.text(), value);
            return true;
        });
    }

    /** Asks for everything of this device to be erased. */
    public void requestForget() {
        transact(tables ->
                tables.sql.change("INSERT OR IGNORE INTO forget_request (id, created_at) VALUES (1, ?)", now()));
    }

    /** Whether that was asked for and is not done. */
    public boolean forgetRequested() {
        return transact(tables -> tables.sql.number("SELECT COUNT(*) FROM forget_request") > 0);
    }

    /** Forgets a small fact, unless it is another one by now. */
    public void clear(StateName name, String value) {
        transact(tables -> tables.sql.change("DELETE FROM agent_state WHERE k = ? AND v = ?", name.text(), value));
    }

    /** Empties it when a device ends. */
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

    /** Everything that people look at. */
    public QueueView view() {
        return new QueueView(database);
    }

    /** Keeps the queue within its bounds. */
    public QueueUpkeep upkeep(QueueLimits limits) {
        return new QueueUpkeep(database, client, limits);
    }

    @Override
    public void close() {
        database.close();
    }
}
