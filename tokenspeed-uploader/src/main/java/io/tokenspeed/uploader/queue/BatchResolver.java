package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.uploader.bucket.RecordJson;
import io.tokenspeed.uploader.queue.database.LossReason;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import io.tokenspeed.uploader.queue.ledger.Batches;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.LedgerRow;
import io.tokenspeed.uploader.queue.ledger.QueuedRecords;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import io.tokenspeed.uploader.queue.ledger.SealedRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Applies the hub's answer to a batch to the ledger, the waiting records and the counted losses, record by record.
 * Works in its caller's transaction.
 */
final class BatchResolver {
    private static final int MOST_CONFLICTS = 3;
    private static final String UNKNOWN = "other";
    private static final String STALE = "revision_stale";

    /** Seconds to wait before sending a record again whose bucket has not ended by the hub's clock. */
    private static final long FUTURE_PAUSE = 60;

    private final Batches batches;
    private final QueuedRecords records;
    private final Ledger ledger;
    private final Losses losses;

    BatchResolver(Batches batches, QueuedRecords records, Ledger ledger, Losses losses) {
        this.batches = batches;
        this.records = records;
        this.ledger = ledger;
        this.losses = losses;
    }

    /** Applies a receipt, which accounts for every record. */
    void received(SealedBatch batch, UploadReceipt receipt) throws SQLException {
        List<SealedRecord> all = batches.records(batch.id());
        batches.finish(batch.id(), BatchStatus.ACKED, receipt.rejected().isEmpty() ? "200" : "200 partial");
        losses.told(batch.id());
        for (SealedRecord record : all) {
            UploadReceipt.Rejected rejected = receipt.rejected().get(record.place());
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

    /**
     * Seals again the records that were not refused, because the hub stores none of a batch with too many wrong ones.
     */
    void belowThreshold(SealedBatch batch, UploadReceipt receipt) throws SQLException {
        List<SealedRecord> others = new ArrayList<>();
        List<SealedRecord> all = batches.records(batch.id());
        Map<String, Long> told = losses.of(batch.id());
        batches.finish(batch.id(), BatchStatus.DEAD, "validity_below_threshold");
        for (SealedRecord record : all) {
            UploadReceipt.Rejected rejected = receipt.rejected().get(record.place());
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

    /** Replaces a batch that the hub refuses as a whole by its two halves; gives up a single record. */
    void split(SealedBatch batch, String code) throws SQLException {
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

    /** Counts all records of a batch as lost. */
    void giveUp(SealedBatch batch, String code, LossReason reason) throws SQLException {
        List<SealedRecord> all = batches.records(batch.id());
        batches.finish(batch.id(), BatchStatus.DEAD, code);
        for (SealedRecord record : all) {
            lose(record, reason, code);
        }
    }

    private void rejected(SealedBatch batch, SealedRecord record, UploadReceipt.Rejected rejected) throws SQLException {
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

    /**
     * Sends a record again with a higher revision, if the hub holds a revision that we do not know because our queue
     * was lost.
     */
    private void stale(SealedBatch batch, SealedRecord record, int held) throws SQLException {
        int known = ledger.find(record.key()).map(LedgerRow::revision).orElse(0);
        if (held > known) {
            again(batch, record, held, STALE);
        }
    }

    /**
     * Sends a record again with a revision above the hub's. This settles a conflict at once unless the hub keeps naming
     * other revisions, so the repeats are bounded.
     */
    private void again(SealedBatch batch, SealedRecord record, int held, String code) throws SQLException {
        boolean possible = held < UploadReceipt.LAST_REVISION && ledger.conflict(record.key()) <= MOST_CONFLICTS;
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

    private static QueuedRecords.Waiting waiting(SealedBatch batch, SealedRecord record) {
        String json = new String(Batches.slice(batch, record), StandardCharsets.UTF_8);
        return new QueuedRecords.Waiting(record.key(), RecordJson.content(json), record.content());
    }
}
