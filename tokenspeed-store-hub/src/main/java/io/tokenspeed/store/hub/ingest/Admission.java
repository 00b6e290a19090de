package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.ReceiptBuilder;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.device.UploadDevices;
import io.tokenspeed.store.hub.shared.NonceCounts;
import io.tokenspeed.store.hub.shared.NonceRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which uploads of a call are stored, by the status of their devices, their nonces and the receipts of their
 * payloads, and writes a receipt for each stored upload.
 */
final class Admission {
    private final HubSession session;
    private final UploadDevices devices;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<ReceiptRows.Id, Receipt> receipts = new HashMap<>();

    /**
     * An upload with the decision about it.
     *
     * @param receiptId the key of its receipt; null for an upload that gets no receipt
     * @param verdict {@link Verdict#STORED} if it is to be stored
     */
    private record Candidate(Upload upload, ReceiptRows.@Nullable Id receiptId, Verdict verdict) {
        boolean isAdmitted() {
            return verdict == Verdict.STORED;
        }
    }

    private Admission(HubSession session, UploadDevices devices) {
        this.session = session;
        this.devices = devices;
    }

    /**
     * Decides about all uploads of a call, in their order.
     *
     * @param devices the devices of the uploads, locked until the end of the transaction
     */
    static Admission of(HubSession session, UploadDevices devices, NonceCounts counts, List<Upload> uploads)
            throws SQLException {
        @Nullable Verdict[] refusals = new Verdict[uploads.size()];
        for (int i = 0; i < refusals.length; i++) {
            refusals[i] = devices.refusal(uploads.get(i).request().deviceId());
        }
        takeNonces(session, counts, uploads, refusals);
        Admission admission = new Admission(session, devices);
        admission.findReceipts(uploads, refusals);
        return admission;
    }

    private static void takeNonces(
            HubSession session, NonceCounts counts, List<Upload> uploads, @Nullable Verdict[] refusals)
            throws SQLException {
        List<NonceRows.Wanted> wanted = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < refusals.length; i++) {
            UploadRequest request = uploads.get(i).request();
            NonceUse nonce = request.nonce();
            if (refusals[i] == null && nonce != null) {
                wanted.add(new NonceRows.Wanted(nonce, request.maxLiveNonces(), request.receivedAt()));
                places.add(i);
            }
        }
        List<NonceResult> results = new NonceRows(counts).take(session, wanted);
        for (int i = 0; i < results.size(); i++) {
            refusals[places.get(i)] = refusal(results.get(i));
        }
    }

    private static @Nullable Verdict refusal(NonceResult nonce) {
        return switch (nonce) {
            case FRESH -> null;
            case REPLAYED -> Verdict.NONCE_REPLAYED;
            case TOO_MANY -> Verdict.TOO_MANY_NONCES;
        };
    }

    /** Stores a payload only once, even if a call contains it twice. */
    private void findReceipts(List<Upload> uploads, @Nullable Verdict[] refusals) throws SQLException {
        List<ReceiptRows.@Nullable Id> ids = new ArrayList<>(uploads.size());
        Set<ReceiptRows.Id> wanted = new LinkedHashSet<>();
        for (int i = 0; i < refusals.length; i++) {
            ReceiptRows.Id id = refusals[i] == null ? receiptId(uploads.get(i)) : null;
            ids.add(id);
            if (id != null) {
                wanted.add(id);
            }
        }
        receipts.putAll(ReceiptRows.find(session, List.copyOf(wanted)));
        Set<ReceiptRows.Id> seen = new HashSet<>(receipts.keySet());
        for (int i = 0; i < refusals.length; i++) {
            ReceiptRows.Id id = ids.get(i);
            Verdict refusal = refusals[i];
            Verdict admitted = id == null || seen.add(id) ? Verdict.STORED : Verdict.REPLAYED;
            candidates.add(new Candidate(uploads.get(i), id, refusal == null ? admitted : refusal));
        }
    }

    private ReceiptRows.@Nullable Id receiptId(Upload upload) {
        PayloadId payload = upload.payload();
        return payload == null
                ? null
                : new ReceiptRows.Id(
                        payload.createdAt(), devices.number(upload.request().deviceId()), payload.digest());
    }

    /** The records of all admitted uploads. */
    List<DeviceRecord> records() {
        List<DeviceRecord> records = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.isAdmitted()) {
                String deviceId = candidate.upload().request().deviceId();
                for (IndexedRecord record : candidate.upload().records()) {
                    records.add(new DeviceRecord(deviceId, record.record()));
                }
            }
        }
        return records;
    }

    /**
     * Returns the result of each upload, in their order.
     *
     * @param verdicts one for each of {@link #records}
     */
    List<UploadResult> results(List<RecordVerdict> verdicts) throws SQLException {
        Iterator<RecordVerdict> rest = verdicts.iterator();
        List<UploadResult> results = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Receipt receipt = candidate.isAdmitted() ? store(candidate, rest) : receipts.get(candidate.receiptId());
            results.add(new UploadResult(candidate.verdict(), receipt));
        }
        return results;
    }

    private Receipt store(Candidate candidate, Iterator<RecordVerdict> verdicts) throws SQLException {
        Upload upload = candidate.upload();
        ReceiptBuilder builder = new ReceiptBuilder(upload.rejected());
        for (IndexedRecord record : upload.records()) {
            builder.add(record.index(), verdicts.next());
        }
        Receipt receipt = builder.build();
        UploadRequest request = upload.request();
        ReceiptRows.Id id = candidate.receiptId();
        if (id != null) {
            receipts.put(id, receipt);
            ReceiptRows.add(session, id, request.receivedAt(), receipt);
        }
        devices.seen(request.deviceId(), request.receivedAt(), request.programVersion());
        return receipt;
    }

    /** Writes the receipts, and the day and version of the devices. */
    void write() throws SQLException {
        ReceiptRows.write(session);
        devices.writeSeen();
    }
}
