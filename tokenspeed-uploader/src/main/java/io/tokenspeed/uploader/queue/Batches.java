package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.uploader.bucket.RecordJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealed batches. In the transaction of its caller. */
final class Batches {
    private static final int MAX_PAYLOAD = 1 << 20;
    private static final String COLUMNS =
            "id, payload, payload_sha256, record_count, refusals, resealed, last_code FROM upload_batch";

    private final Sql sql;
    private final long now;
    private final ClientInfo client;
    private final Ledger ledger;
    private final Losses losses;

    Batches(Sql sql, long now, ClientInfo client) {
        this.sql = sql;
        this.now = now;
        this.client = client;
        this.ledger = new Ledger(sql, now);
        this.losses = new Losses(sql);
    }

    /** The oldest batch that waits. */
    Optional<Batch> next() throws SQLException {
        return first("pending");
    }

    /** The oldest batch that the hub has not answered for, perhaps under way. */
    Optional<Batch> waiting() throws SQLException {
        Optional<Batch> pending = next();
        return pending.isPresent() ? pending : first("in_flight");
    }

    /** The oldest batch with a status. */
    Optional<Batch> first(String status) throws SQLException {
        return sql.first("SELECT " + COLUMNS + " WHERE status = ? ORDER BY id LIMIT 1", Batches::read, status);
    }

    Optional<Batch> find(long id) throws SQLException {
        return sql.first("SELECT " + COLUMNS + " WHERE id = ?", Batches::read, id);
    }

    private static Batch read(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong(1),
                Payload.of(row.getBytes(2)),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6),
                row.getString(7));
    }

    /** Makes a batch of the oldest contents, as many as fit, each with its next revision. */
    Optional<Batch> seal(Records records, long hubNow) throws SQLException {
        List<Records.Waiting> ready = records.ready(hubNow, Limits.RECORDS);
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

    private Sealing seal(List<Records.Waiting> ready) throws SQLException {
        Sealing sealing = new Sealing(now, client);
        for (Records.Waiting waiting : ready) {
            if (sealing.envelope.size() > MAX_PAYLOAD) {
                break;
            }
            int revision = ledger.find(waiting.key()).map(LedgerRow::revision).orElse(0) + 1;
            String record =
                    RecordJson.record(waiting.key().start(), waiting.key().seconds(), revision, waiting.content());
            sealing.add(waiting, revision, record.getBytes(StandardCharsets.UTF_8));
        }
        sealing.close(losses.untold());
        return sealing;
    }

    /** What is about to become a batch. */
    private static final class Sealing {
        final Envelope envelope;
        final List<SealedRecord> records = new ArrayList<>();
        final long createdAt;
        Map<String, Long> losses = Map.of();
        byte[] payload = {};

        Sealing(long createdAt, ClientInfo client) {
            this.createdAt = createdAt;
            this.envelope = new Envelope(createdAt, client);
        }

        void add(Records.Waiting from, int revision, byte[] bytes) {
            int at = envelope.add(bytes);
            records.add(new SealedRecord(
                    records.size(),
                    from.key(),
                    revision,
                    from.hash(),
                    from.requests(),
                    from.tokens(),
                    at,
                    bytes.length));
        }

        void copy(SealedRecord from, byte[] bytes) {
            int at = envelope.add(bytes);
            records.add(new SealedRecord(
                    records.size(),
                    from.key(),
                    from.revision(),
                    from.hash(),
                    from.requests(),
                    from.tokens(),
                    at,
                    bytes.length));
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
            sql.change(
                    "INSERT INTO batch_record (batch_id, place, " + Keys.COLUMNS
                            + ", revision, hash, requests, tokens, at, length)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    Keys.join(
                            Keys.join(new Object[] {id, record.place()}, Keys.values(record.key())),
                            record.revision(),
                            record.hash(),
                            record.requests(),
                            record.tokens(),
                            record.at(),
                            record.length()));
        }
        losses.putInto(id, sealing.losses);
        return id;
    }

    /** The records of a batch in their order. */
    List<SealedRecord> records(long batch) throws SQLException {
        return sql.list(
                "SELECT place, " + Keys.COLUMNS + ", revision, hash, requests, tokens, at, length FROM batch_record"
                        + " WHERE batch_id = ? ORDER BY place",
                row -> new SealedRecord(
                        row.getInt(1),
                        Keys.read(row, 2),
                        row.getInt(8),
                        row.getString(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getInt(12),
                        row.getInt(13)),
                batch);
    }

    /** The exact bytes of a record. */
    static byte[] slice(Batch batch, SealedRecord record) {
        return batch.payload().slice(record.at(), record.length());
    }

    /** Makes a batch of records that were sealed before, byte for byte. The losses that the old one told go along. */
    void copy(Batch from, List<SealedRecord> records, Map<String, Long> told, boolean resealed) throws SQLException {
        Sealing sealing = new Sealing(now, client);
        for (SealedRecord record : records) {
            sealing.copy(record, slice(from, record));
        }
        sealing.close(told);
        insert(sealing, resealed);
    }

    void status(long batch, String status) throws SQLException {
        sql.change("UPDATE upload_batch SET status = ? WHERE id = ?", status, batch);
    }

    /** By the hub's clock, because the hub says since when it lost what it had acknowledged. */
    void finish(long batch, String status, String code) throws SQLException {
        sql.change(
                "UPDATE upload_batch SET status = ?, last_code = ?, finished_at = ? WHERE id = ?",
                status,
                code,
                hubNow(),
                batch);
    }

    /** The hub's clock as far as known. */
    long hubNow() throws SQLException {
        return now + new State(sql).number(StateName.CLOCK_OFFSET.text());
    }

    void delete(long batch) throws SQLException {
        sql.change("DELETE FROM upload_batch WHERE id = ?", batch);
    }
}
