package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.uploader.bucket.RecordJson;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.NewRow;
import io.tokenspeed.uploader.queue.database.QueueState;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.database.StateName;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seals, stores and finds batches. Works in its caller's transaction. */
public final class Batches {
    private static final int MAX_PAYLOAD = 1 << 20;
    private static final String COLUMNS =
            "id, payload, payload_sha256, record_count, refusals, resealed FROM upload_batch";

    private final Sql sql;
    private final long now;
    private final ClientInfo client;
    private final Ledger ledger;
    private final Losses losses;

    public Batches(Sql sql, long now, ClientInfo client) {
        this.sql = sql;
        this.now = now;
        this.client = client;
        this.ledger = new Ledger(sql, now);
        this.losses = new Losses(sql);
    }

    /** The oldest batch that waits. */
    public Optional<SealedBatch> next() throws SQLException {
        return first(BatchStatus.PENDING);
    }

    /** The oldest batch that is not acknowledged or given up; perhaps a process is sending it. */
    public Optional<SealedBatch> waiting() throws SQLException {
        Optional<SealedBatch> pending = next();
        return pending.isPresent() ? pending : first(BatchStatus.IN_FLIGHT);
    }

    /** The oldest batch with a status. */
    public Optional<SealedBatch> first(BatchStatus status) throws SQLException {
        return sql.first("SELECT " + COLUMNS + " WHERE status = ? ORDER BY id LIMIT 1", Batches::read, status.text());
    }

    Optional<SealedBatch> find(long id) throws SQLException {
        return sql.first("SELECT " + COLUMNS + " WHERE id = ?", Batches::read, id);
    }

    private static SealedBatch read(ResultSet row) throws SQLException {
        return new SealedBatch(
                row.getLong(1),
                Payload.of(row.getBytes(2)),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6));
    }

    /** Seals a batch of the oldest contents, as many as fit, each with its next revision. */
    public Optional<SealedBatch> seal(QueuedRecords records, long hubNow) throws SQLException {
        List<QueuedRecords.Waiting> ready = records.ready(hubNow, Limits.RECORDS);
        while (!ready.isEmpty()) {
            Sealing sealing = seal(ready);
            if (sealing.fits()) {
                long id = insert(sealing, false);
                for (SealedRecord record : sealing.records) {
                    records.remove(record.key());
                    ledger.knowRevision(record.key(), record.revision());
                }
                return find(id);
            }
            ready = ready.subList(0, (ready.size() + 1) / 2);
        }
        return Optional.empty();
    }

    private Sealing seal(List<QueuedRecords.Waiting> ready) throws SQLException {
        Sealing sealing = new Sealing(now, client);
        for (QueuedRecords.Waiting waiting : ready) {
            if (sealing.envelope.size() > MAX_PAYLOAD) {
                break;
            }
            int revision = ledger.find(waiting.key()).map(LedgerRow::revision).orElse(0) + 1;
            String record =
                    RecordJson.record(waiting.key().start(), waiting.key().seconds(), revision, waiting.json());
            sealing.add(waiting.key(), revision, waiting.content(), record.getBytes(StandardCharsets.UTF_8));
        }
        sealing.close(losses.untold());
        return sealing;
    }

    /** A batch that is being sealed. */
    private static final class Sealing {
        final BatchEnvelope envelope;
        final List<SealedRecord> records = new ArrayList<>();
        final long createdAt;
        Map<String, Long> losses = Map.of();
        byte[] payload = {};

        Sealing(long createdAt, ClientInfo client) {
            this.createdAt = createdAt;
            this.envelope = new BatchEnvelope(createdAt, client);
        }

        void add(BucketKey key, int revision, ContentSummary content, byte[] bytes) {
            int at = envelope.add(bytes);
            records.add(
                    new SealedRecord(records.size(), key, revision, content, new SealedRecord.Slice(at, bytes.length)));
        }

        void close(Map<String, Long> told) {
            losses = told;
            payload = envelope.close(told);
        }

        boolean fits() {
            return Gzip.of(payload).length <= Limits.BODY_BYTES || records.size() == 1;
        }
    }

    private long insert(Sealing sealing, boolean resealed) throws SQLException {
        sql.change(
                "INSERT INTO upload_batch (payload, payload_sha256, schema_version, record_count, status, resealed,"
                        + " created_at) VALUES (?, ?, ?, ?, 'pending', ?, ?)",
                sealing.payload,
                Sha256.hex(sealing.payload),
                Limits.SCHEMA_VERSION,
                sealing.records.size(),
                resealed,
                sealing.createdAt);
        long id = sql.number("SELECT last_insert_rowid()");
        for (SealedRecord record : sealing.records) {
            NewRow row = LedgerKeys.row(record.key())
                    .with("batch_id", id)
                    .with("place", record.place())
                    .with("revision", record.revision())
                    .with("hash", record.content().hash())
                    .with("requests", record.content().requests())
                    .with("tokens", record.content().tokens())
                    .with("at", record.slice().at())
                    .with("length", record.slice().length());
            sql.insert("INSERT INTO batch_record", row, "");
        }
        losses.putInto(id, sealing.losses);
        return id;
    }

    /** The records of a batch in their order. */
    public List<SealedRecord> records(long batch) throws SQLException {
        return sql.list(
                "SELECT place, " + LedgerKeys.COLUMNS
                        + ", revision, hash, requests, tokens, at, length FROM batch_record"
                        + " WHERE batch_id = ? ORDER BY place",
                row -> new SealedRecord(
                        row.getInt("place"),
                        LedgerKeys.read(row),
                        row.getInt("revision"),
                        ContentSummary.read(row),
                        new SealedRecord.Slice(row.getInt("at"), row.getInt("length"))),
                batch);
    }

    /** The exact bytes of a record. */
    public static byte[] slice(SealedBatch batch, SealedRecord record) {
        return batch.payload().slice(record.slice().at(), record.slice().length());
    }

    /**
     * Seals a batch of records that were sealed before, byte for byte. It reports the losses that the old batch
     * reported.
     */
    public void copy(SealedBatch from, List<SealedRecord> records, Map<String, Long> told, boolean resealed)
            throws SQLException {
        Sealing sealing = new Sealing(now, client);
        for (SealedRecord record : records) {
            sealing.add(record.key(), record.revision(), record.content(), slice(from, record));
        }
        sealing.close(told);
        insert(sealing, resealed);
    }

    public void status(long batch, BatchStatus status) throws SQLException {
        sql.change("UPDATE upload_batch SET status = ? WHERE id = ?", status.text(), batch);
    }

    /**
     * Marks a batch as finished, by the hub's clock, because a restored hub names the time since which it needs
     * everything again.
     */
    public void finish(long batch, BatchStatus status, String code) throws SQLException {
        sql.change(
                "UPDATE upload_batch SET status = ?, last_code = ?, finished_at = ? WHERE id = ?",
                status.text(),
                code,
                hubNow(),
                batch);
    }

    /** The hub's clock as far as known, in seconds since the epoch. */
    public long hubNow() throws SQLException {
        return now + new QueueState(sql).number(StateName.CLOCK_OFFSET.text());
    }

    public void delete(long batch) throws SQLException {
        sql.change("DELETE FROM upload_batch WHERE id = ?", batch);
    }
}
