package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.uploader.bucket.RecordJson;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries out what a hub says of a batch, record by record. In the transaction of its caller. */
final class Verdicts {
    private static final int MOST_CONFLICTS = 3;
    private static final String UNKNOWN = "other";
    private static final String STALE = "revision_stale";

    /** Seconds until a record is sent again of which the hub says that its time has not come. */
    private static final long FUTURE_PAUSE = 60;

    private final Batches batches;
    private final Records records;
    private final Ledger ledger;
    private final Losses losses;

    Verdicts(Batches batches, Records records, Ledger ledger, Losses losses) {
        this.batches = batches;
        this.records = records;
        this.ledger = ledger;
        this.losses = losses;
    }

    /** The hub answered for every record. */
    void received(Batch batch, Receipt receipt) throws SQLException {
        List<SealedRecord> all = batches.records(batch.id());
        batches.finish(batch.id(), "acked", receipt.rejected().isEmpty() ? "200" : "200 partial");
        losses.told(batch.id());
        for (SealedRecord record : all) {
            Receipt.Rejected rejected = receipt.rejected().get(record.place());
            int held = receipt.stale().getOrDefault(record.place(), 0);
            if (rejected != null) {
                rejected(batch, record, rejected);
            } else if (held > record.revision()) {
                stale(batch, record, held);
            } else {
                ledger.acknowledge(record);
            }
        }
    }

    /** Too many records were wrong and nothing was stored: the others are sealed again. */
    void belowThreshold(Batch batch, Receipt receipt) throws SQLException {
        List<SealedRecord> others = new ArrayList<>();
        List<SealedRecord> all = batches.records(batch.id());
        Map<String, Long> told = losses.of(batch.id());
        batches.finish(batch.id(), "dead", "validity_below_threshold");
        for (SealedRecord record : all) {
            Receipt.Rejected rejected = receipt.rejected().get(record.place());
            if (rejected == null) {
                others.add(record);
            } else {
                rejected(batch, record, rejected);
            }
        }
        if (!others.isEmpty()) {
            batches.copy(batch, others, told, true);
        }
    }

    /** The hub refuses the batch for something in it: the halves are tried alone. */
    void split(Batch batch, String code) throws SQLException {
        List<SealedRecord> all = batches.records(batch.id());
        if (all.size() <= 1) {
            giveUp(batch, code, LossReason.REJECTED);
            return;
        }
        int half = (all.size() + 1) / 2;
        Map<String, Long> told = losses.of(batch.id());
        batches.delete(batch.id());
        batches.copy(batch, all.subList(0, half), told, batch.resealed());
        batches.copy(batch, all.subList(half, all.size()), Map.of(), batch.resealed());
    }

    /** Nothing of the batch will reach the hub. */
    void giveUp(Batch batch, String code, LossReason reason) throws SQLException {
        List<SealedRecord> all = batches.records(batch.id());
        batches.finish(batch.id(), "dead", code);
        for (SealedRecord record : all) {
            lose(record, reason, code);
        }
    }

    private void rejected(Batch batch, SealedRecord record, Receipt.Rejected rejected) throws SQLException {
        RecordCode code = rejected.known().orElse(RecordCode.VALUE_NOT_ALLOWED);
        switch (code) {
            case BUCKET_IN_FUTURE ->
                records.putBack(
                        waiting(batch, record),
                        Math.max(record.key().start() + record.key().seconds(), batches.hubNow() + FUTURE_PAUSE));
            case REVISION_CONFLICT ->
                again(batch, record, Math.max(rejected.revision(), record.revision()), code.text());
            case BUCKET_TOO_OLD -> lose(record, LossReason.EXPIRED, code.text());
            default -> lose(record, LossReason.REJECTED, rejected.known().isPresent() ? code.text() : UNKNOWN);
        }
    }

    /** The hub holds a revision that this device does not know of, so its queue was lost: ours goes above it. */
    private void stale(Batch batch, SealedRecord record, int held) throws SQLException {
        int known = ledger.find(record.key()).map(LedgerRow::revision).orElse(0);
        if (held > known) {
            again(batch, record, held, STALE);
        }
    }

    /** A revision above the hub's settles it at once, so a hub that goes on naming others is not asked for ever. */
    private void again(Batch batch, SealedRecord record, int held, String code) throws SQLException {
        boolean possible = held < Receipt.LAST_REVISION && ledger.conflict(record.key()) <= MOST_CONFLICTS;
        if (possible) {
            ledger.knowRevision(record.key(), held);
            records.putBack(waiting(batch, record), 0);
        } else {
            lose(record, LossReason.REJECTED, code);
        }
    }

    private void lose(SealedRecord record, LossReason reason, String code) throws SQLException {
        losses.add(reason, 1, code);
        if (!records.waits(record.key())) {
            ledger.lose(record.key(), reason);
        }
    }

    private static Records.Waiting waiting(Batch batch, SealedRecord record) {
        String json = new String(Batches.slice(batch, record), StandardCharsets.UTF_8);
        return new Records.Waiting(
                record.key(), RecordJson.content(json), record.hash(), record.requests(), record.tokens());
    }
}
